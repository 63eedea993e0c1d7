import { Check, CheckCheck } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MarkupNode, parseWhatsAppMarkup } from './whatsapp-markup.ts';
import './whatsapp-bubble.css';

export interface WhatsAppBubbleProps {
  readonly text: string;
  /** `out` is green and right: written by whoever holds the phone shown. */
  readonly side: 'out' | 'in';
  /** «14:28». */
  readonly time?: string;
  /** WhatsApp's ticks, on `out` only: 1 server, 2 device, 3 read. */
  readonly ack?: number;
  /** A picture or a document over the words. */
  readonly above?: ReactNode;
}

/** A message as WhatsApp shows it. Links are text here: opening a guest's personal link would count as a visit. */
export function WhatsAppBubble({ text, side, time, ack, above }: WhatsAppBubbleProps) {
  return (
    <div className="whatsapp-bubble" data-side={side}>
      {above}
      <div className="whatsapp-bubble-text">
        <WhatsAppText text={text} />
      </div>
      {(time !== undefined || ack !== undefined) && (
        <div className="whatsapp-bubble-foot tabular">
          {time}
          {side === 'out' && ack !== undefined && ack >= 1 && <Ticks ack={ack} />}
        </div>
      )}
    </div>
  );
}

/** Its words alone, with their bold and italic; where there is no chat around them, a link looks like the rest. */
export function WhatsAppText({ text }: { readonly text: string }) {
  return render(parseWhatsAppMarkup(text));
}

/** The paper behind a chat; scrolls. */
export function WhatsAppChat({ children }: { readonly children: ReactNode }) {
  return <div className="whatsapp-chat">{children}</div>;
}

function Ticks({ ack }: { readonly ack: number }) {
  const { t } = useTranslation('components');
  const Icon = ack === 1 ? Check : CheckCheck;
  return (
    <span className="whatsapp-bubble-ticks" data-read={ack >= 3 || undefined}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">
        {t(ack >= 3 ? 'message.READ' : ack === 2 ? 'message.DELIVERED' : 'message.SENT')}
      </span>
    </span>
  );
}

const tags = { bold: 'strong', italic: 'em', strike: 's' } as const;

function render(nodes: readonly MarkupNode[]): ReactNode {
  return nodes.map((node, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole, pieces have no other name
    return <Fragment key={index}>{renderNode(node)}</Fragment>;
  });
}

function renderNode(node: MarkupNode): ReactNode {
  if ('children' in node) {
    const Tag = tags[node.kind];
    return <Tag>{render(node.children)}</Tag>;
  }
  if (node.kind === 'link') return <span className="whatsapp-bubble-link">{node.text}</span>;
  if (node.kind === 'code') return <code className="mono">{node.text}</code>;
  return node.text;
}
