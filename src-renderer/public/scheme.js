// Before anything is painted: light or dark, as it was chosen; without a choice the system's. Mantine keeps it under this key.
{
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value') ?? chosen;
  } catch {
    // A browser that keeps nothing has no choice either.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}
