import { Fragment } from 'react';

/** A sentence with the words between asterisks in bold: «Tocca *Collega un dispositivo*». */
export function Emphasised({ text }: { readonly text: string }) {
  return text.split('*').map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is rendered whole, its pieces have no other name
    return <Fragment key={index}>{index % 2 === 1 ? <strong>{part}</strong> : part}</Fragment>;
  });
}
