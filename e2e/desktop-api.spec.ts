import { createServer } from 'node:net';
import { expect, test } from './support/admin.ts';

/** A port nobody has at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the desktop answers programs once it is switched on, each by its token, until it is switched off @desktop', async ({
  admin,
  invita,
}) => {
  const { screen, words } = admin;
  const port = await freePort();
  const { token } = await invita.call('tokens.create', { name: 'Catering', scope: 'read' });
  const ask = (bearer: string) =>
    fetch(`http://127.0.0.1:${port}/api/admin/guests/`, {
      headers: { authorization: `Bearer ${bearer}` },
    }).then(
      ({ status }) => status,
      () => 'refused',
    );
  await admin.goTo('configuration');
  await admin.page.getByRole('link', { name: words('configuration:section.access') }).click();
  await screen.getByRole('textbox', { name: words('configuration:adminApi.port') }).fill(String(port));
  await admin.button('configuration:adminApi.usePort').click();
  expect(await ask(token)).toBe('refused');

  const toggle = screen.getByRole('switch', { name: words('configuration:adminApi.title') });
  await toggle.press('Space');
  await expect(screen.getByText(`http://127.0.0.1:${port}`)).toBeVisible();
  expect(await ask(token)).toBe(200);
  expect(await ask('wrong')).toBe(401);

  await toggle.press('Space');
  await expect(screen.getByText(`http://127.0.0.1:${port}`)).toHaveCount(0);
  expect(await ask(token)).toBe('refused');
});
