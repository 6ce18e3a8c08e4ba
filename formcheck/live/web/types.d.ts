// What the modules hand each other.

/** A landmark of the picture (0 to 1 of its width and height) or of the body (metres). */
export interface Point {
  x: number;
  y: number;
  z: number;
  visibility: number;
}

export interface Person {
  points: Point[];
  world: Point[];
}

/**
 * Where the camera is, as the room behind the person tells; NaN where it does not. Points of the
 * room moved since this stretch began: now = middle + (dx, dy) + scale * turned(then - middle, roll),
 * in pixels of the sight, x to the right and y down, clockwise positive.
 */
export interface CameraPlace {
  dxPx: number;
  dyPx: number;
  rollDeg: number;
  scale: number;
  /** How far what is vertical leans, clockwise positive: the camera is rolled the other way. */
  offLevelDeg: number;
}

/** One look of the camera: everybody who was found, the clearest first. */
export interface Sight {
  timeMs: number;
  widthPx: number;
  heightPx: number;
  people: Person[];
  /** Left out where nobody looked for it. */
  camera?: CameraPlace;
}

/** From where the camera should look. */
export type WantedView = "side" | "front";

export interface Exercise {
  id: string;
  name: string;
  mode: "reps" | "hold" | "cycles" | "paced" | "breath";
  view: WantedView;
  onFloor: boolean;
  tempo: { out: number; peak: number; return: number } | null;
  /** Whether one raised hand can be told from the exercise. */
  endsByHand: boolean;
}

export interface VoiceChoice {
  on: boolean;
  volume: number;
  language: string;
}

export interface PlayerData {
  run: string;
  token: string;
  /** Addresses on this server: the player's modules, MediaPipe's files, the model, the socket. */
  modules: string;
  vision: string;
  model: string;
  socket: string;
  /** Whether the server lacks files that browsers need to find the body. */
  isMissing: boolean;
  exercise: Exercise;
  check: boolean;
  /** A clip of the exercise (MP4) in base64. */
  clip: string | null;
  way: "auto" | "landmarks" | "frames";
  voice: VoiceChoice;
  texts: Record<string, string>;
}

/** What the server says when a set begins or goes on; docs/live-protocol.md. */
export interface Ready {
  kind: "ready";
  set: string;
  key: string;
  mode: "landmarks" | "frames";
  sequence: number;
  time_ms: number;
  count: number;
  goal: number;
  goal_unit: "reps" | "s";
  target?: number;
  tolerance?: number;
  unit?: string;
}

export type Phase =
  | "waiting" | "ready" | "out" | "peak" | "return" | "hold" | "inhale" | "exhale";

/** What the coach says after a packet. */
export interface Coached {
  kind: "coach";
  seq: number;
  time_ms: number;
  phase: Phase;
  count: number;
  hold_s?: number;
  left_s?: number;
  driver?: number;
  band?: number;
  unit?: string;
  joint?: number[];
  side?: "left" | "right";
  cue?: string;
  praise?: boolean;
  message?: string;
  faults?: { id: string; severity: string; side?: string; landmarks: number[] }[];
  rep?: { number: number };
  /** A movement that ended and was not counted: why, and what to tell of it. */
  not_counted?: { reason: NotCountedReason; says: string };
  /** What the count rests on, where it is not measured. */
  basis?: "approximate" | "clock";
  pose?: number[];
  /** Where in the unmirrored picture the person followed is among others; only where the server
   * follows them. */
  follows?: "left" | "middle" | "right";
  dropped?: number;
}

/** Who is in a picture of the camera check, where the server looks. */
export interface Seen {
  kind: "sight";
  seq: number;
  people: { pose: number[]; world: number[] }[];
}

export type NotCountedReason =
  | "cut" | "given_up" | "less_range" | "unlike" | "another_movement" | "stayed" | "not_seen";

/** What the server says last. */
export interface End {
  kind: "end";
  why: "goal" | "asked" | "hand";
  set: string;
  count: number;
  hold_s?: number;
  score?: number;
  /** What the count rests on, where it is not measured. */
  basis?: "approximate" | "clock";
  /** The one thing that matters about the set. */
  headline?: string;
  /** How many repetitions were counted aloud, and how that differs from the count, in words. */
  rep_count_live?: number;
  recount?: string;
  /** Why nothing, or less than stood out, was counted. */
  not_counted_reason?: string;
  /** The exercise that fits clearly better, and the question whether it was that. */
  perhaps?: string;
  question?: string;
}

/** What a set left behind: told to the page when it is over. */
export interface Ended {
  run: string;
  set: string | null;
  reason: string;
}

/** How a set came to its end, within the player. */
export interface Over {
  set: string | null;
  reason: string;
  /** The server's last words, where it had the time to say them. */
  end?: End;
}

export interface Host {
  ended(what: Ended): void;
  /** All was well in the camera check, from this view. */
  checked(what: { view: WantedView }): void;
  chosen(what: { voice: VoiceChoice; way: PlayerData["way"] }): void;
}
