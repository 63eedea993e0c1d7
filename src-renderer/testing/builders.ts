import type { BackupScheduleView } from '#contract/backups.ts';
import { type ConfigurationView, configurationDefaults, type WhatIf } from '#contract/configuration.ts';
import type { ContainerView, OwnContainer } from '#contract/container.ts';
import type { DoctorFinding, DoctorReport } from '#contract/doctor.ts';
import type { Household } from '#contract/guests.ts';
import type { AppInfo, Overview, SlotGauge } from '#contract/overview.ts';
import type { PracticePhone } from '#contract/practice.ts';
import type { QueueCounts, QueueItem, ReasonLine } from '#contract/queue.ts';
import type { SessionView } from '#contract/sessions.ts';
import { type UpdatesView, updateSettingsDefaults } from '#contract/updates.ts';
import type { QueueSummary } from '../state/app-store.ts';

// Example data with overrides: each call makes a fresh one.

export function anAppInfo(changes: Partial<AppInfo> = {}): AppInfo {
  return {
    version: '0.1.0',
    realm: 'real',
    realConfigured: true,
    language: 'it',
    eventId: 'e1',
    firstRun: { state: 'SPARED', step: 'way', way: null },
    notices: [],
    ...changes,
  };
}

export function aConfiguration(changes: Partial<ConfigurationView> = {}): ConfigurationView {
  return {
    ...configurationDefaults,
    event_name: 'Giulia & Marco',
    event_date: '2027-06-12',
    reply_by: null,
    invitation_link_secret_set: true,
    ...changes,
  };
}

/** Off, as in a fresh Invita. */
export function aBackupSchedule(changes: Partial<BackupScheduleView> = {}): BackupScheduleView {
  return {
    ...{ on: false, folder: '', everyDays: 1, keep: 7, withSecrets: true, passphraseSet: false },
    ...{ nextAt: null, running: false, lastGood: null, failure: null, failedAt: null, canChoose: false },
    ...changes,
  };
}

/** Nothing to send under any settings. */
export function aWhatIf(changes: Partial<WhatIf> = {}): WhatIf {
  const outlook = { finishesAt: null, finishRange: null, peakPerDay: 0, perDay: [] };
  return { messages: 0, queued: false, present: outlook, proposed: outlook, ...changes };
}

export function aSession(changes: Partial<SessionView> = {}): SessionView {
  return {
    type: 'sposa',
    label: 'Sposa',
    waha_url: 'http://127.0.0.1:3000',
    waha_session: 'default',
    engine: 'GOWS',
    version: '2027.2.1',
    status: 'CONNECTED',
    problem: null,
    failure: null,
    qr: null,
    pairing: null,
    passkey: null,
    me: { phone: '+393400000112', pushName: 'Giulia' },
    linkedAt: '2027-03-02T17:40:00.000Z',
    restrictions: null,
    quota: null,
    paused: null,
    events: { stream: 'OPEN', lastAt: '2027-03-09T13:28:00.000Z', deaf: false, historyUnreadable: false },
    has_api_key: true,
    lacks: [],
    doing: null,
    notices: [],
    checkedAt: '2027-03-09T13:29:00.000Z',
    ...changes,
  };
}

export function aReasonLine(changes: Partial<ReasonLine> = {}): ReasonLine {
  return {
    kind: 'wait',
    reason: 'RATE_LIMIT',
    until: '2027-03-09T13:32:00.000Z',
    type: null,
    limit: 10,
    pending: 29,
    nextHousehold: 'Famiglia Lombardi',
    finishesAt: '2027-03-09T16:12:00.000Z',
    finishRange: { earliest: '2027-03-09T15:58:00.000Z', latest: '2027-03-09T16:41:00.000Z' },
    ...changes,
  };
}

export function someCounts(byStatus: Partial<QueueCounts['byStatus']> = {}): QueueCounts {
  const all = {
    PENDING: 0,
    SENDING: 0,
    SENT: 0,
    DELIVERED: 0,
    READ: 0,
    UNCONFIRMED: 0,
    FAILED: 0,
    CANCELLED: 0,
    ...byStatus,
  };
  const failures = all.FAILED > 0 ? { NOT_ON_WHATSAPP: all.FAILED } : {};
  return { total: Object.values(all).reduce((sum, n) => sum + n, 0), byStatus: all, byFailure: failures };
}

export function aQueueSummary(changes: Partial<QueueSummary> = {}): QueueSummary {
  return {
    counts: someCounts({ PENDING: 29, SENT: 4, DELIVERED: 15, READ: 96, UNCONFIRMED: 1, FAILED: 3 }),
    paused: false,
    campaigns: [],
    sentToday: 12,
    line: aReasonLine(),
    ...changes,
  };
}

export function aQueueItem(changes: Partial<QueueItem> = {}): QueueItem {
  return {
    id: 'm1',
    type: 'sposa',
    kind: 'INVITATION',
    household: { id: 'h1', name: 'Famiglia Lombardi' },
    phones: ['+393280000117'],
    text: 'Cari Anna e Piero, ci sposiamo il *12 giugno 2027*.\nhttps://example.org/invito/abc',
    status: 'PENDING',
    waitingReason: 'RATE_LIMIT',
    attempts: 0,
    createdAt: '2027-03-09T10:28:40.000Z',
    changedAt: '2027-03-09T10:28:40.000Z',
    ...changes,
  };
}

export function aHousehold(changes: Partial<Household> = {}): Household {
  return {
    id: 'h1',
    name: 'Famiglia Lombardi',
    phones: ['+393280000117'],
    guests: [
      { firstName: 'Anna', lastName: 'Lombardi' },
      { firstName: 'Piero', lastName: 'Lombardi' },
    ],
    language: null,
    side: null,
    tags: [],
    notes: '',
    email: null,
    adults: null,
    children: null,
    optedOut: false,
    invitation: null,
    rsvp: null,
    answer: null,
    viewedAt: null,
    createdAt: '2027-03-01T10:00:00.000Z',
    ...changes,
  };
}

/** Slots that come free the given minutes after `now`. */
export function someSlots(now: number, limit: number, freeInMinutes: readonly number[]): SlotGauge {
  const iso = (ms: number) => new Date(ms).toISOString();
  const used = freeInMinutes.map((minutes) => ({
    takenAt: iso(now + (minutes - 60) * 60_000),
    freeAt: iso(now + minutes * 60_000),
  }));
  return { type: 'sposa', limit, used, nextFreeAt: used[0]?.freeAt ?? null };
}

export function anOverview(changes: Partial<Overview> = {}): Overview {
  const { counts, paused, line } = aQueueSummary();
  return {
    now: '2027-03-09T13:29:19.000Z',
    line,
    sessions: [aSession()],
    slots: [someSlots(Date.parse('2027-03-09T13:29:19.000Z'), 10, [3, 4, 6, 7, 9, 10, 18, 33, 42, 56])],
    counts,
    households: 148,
    invited: 148,
    answered: 0,
    awaited: 115,
    paused,
    campaigns: [],
    finishesAt: line.finishesAt,
    finishRange: null,
    sentSeries: [],
    forecastSeries: [],
    planSeries: [],
    latest: [],
    ...changes,
  };
}

export function aPracticePhone(changes: Partial<PracticePhone> = {}): PracticePhone {
  return { waiting: [], linked: [{ type: 'sposa', label: 'Sposa' }], chats: [], arrived: 0, ...changes };
}

export function aContainer(changes: Partial<OwnContainer> = {}): OwnContainer {
  return {
    name: 'invita-waha',
    status: 'RUNNING',
    url: 'http://127.0.0.1:3000',
    version: '2026.9.1',
    engine: 'GOWS',
    startedAt: '2027-03-09T10:29:00.000Z',
    volume: 'invita-waha-sessions',
    hazards: [],
    updateTo: null,
    inUse: true,
    ...changes,
  };
}

export function aContainerView(changes: Partial<ContainerView> = {}): ContainerView {
  return {
    docker: 'READY',
    system: 'linux',
    container: aContainer(),
    unsafe: [],
    task: null,
    problem: null,
    ...changes,
  };
}

export function aDoctorReport(findings: readonly DoctorFinding[]): DoctorReport {
  return {
    at: '2027-03-09T13:29:00.000Z',
    version: '0.1.0',
    realm: 'real',
    system: 'linux/x64',
    findings: [...findings],
  };
}

/** A copy that can update itself, and has not looked yet. */
export function anUpdatesView(changes: Partial<UpdatesView> = {}): UpdatesView {
  return {
    ...{ obstacle: null, looks: true, version: '1.0.0', settings: updateSettingsDefaults, state: 'IDLE' },
    ...{ offer: null, progress: null, problem: null, waiting: false, checkedAt: null },
    ...changes,
  };
}
