import { useState } from 'react';

/** What is typed into the search; a route that asks for something puts it there. */
export function useSearchText(routed = ''): readonly [string, (text: string) => void] {
  const [text, setText] = useState(routed);
  const [followed, setFollowed] = useState(routed);
  if (followed !== routed) {
    setFollowed(routed);
    setText(routed);
  }
  return [text, setText];
}
