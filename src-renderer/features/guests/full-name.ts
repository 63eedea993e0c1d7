export interface Named {
  readonly firstName: string;
  readonly lastName: string;
}

export function fullName({ firstName, lastName }: Named): string {
  return `${firstName} ${lastName}`.trim();
}
