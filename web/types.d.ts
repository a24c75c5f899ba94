// The types of the table's scripts, for the check alone: what the protocol says, and what the table makes of it.

import type * as Wire from "../schema/bandbox.v1";
import type { Actions as Acting } from "./app/actions.js";

declare global {
  type Side = Wire.Team;
  type LineupId = Wire.LineupId;
  type Position = Wire.Position;
  type Play = Wire.PlayResolved;
  type Roll = Wire.RollView & { message?: string };
  type Reading = Wire.Reading;
  type Box = Wire.BoxScoreData;
  type Game = Wire.GameView;
  type LineScore = Wire.LineScore;
  type ClientFrame = Wire.ClientFrame;
  type ServerFrame = Wire.ServerFrame;
  type ReplyFrame = Wire.ReplyFrame;
  type Refusal = Wire.ErrorData;
  type Connected = Wire.Connected;
  type Question = Wire.Question;
  type Answer = Wire.Answer;
  type OffensiveDecision = Wire.OffensiveDecision;
  type DefensiveDecision = Wire.DefensiveDecision;
  type ChatAudience = Wire.ChatAudience;

  /** The data that comes with an event. */
  type DataOf<E extends ServerFrame["event"]> = Extract<ServerFrame, { event: E }>["data"];
  /** The data that a client's event takes, but for the game, which the table adds. */
  type Asked<E extends ClientFrame["event"]> = Omit<Extract<ClientFrame, { event: E }>["data"], "game_id">;

  /** An entry of the play-by-play: a play, or a note between plays. */
  type Entry = { seq: number; inning: number; half: Wire.Half } & ({ play: Play; note?: undefined } | { note: string; play?: undefined });

  type Link =
    | { status: "online" }
    | { status: "connecting"; attempt: number }
    | { status: "waiting"; attempt: number; seconds: number }
    | { status: "stopped"; code: number; reason: string; signIn: boolean; byCookie: boolean };

  type Said = Omit<Wire.Chat, "user_id"> & { user_id: string | null };
  type ChatState = { said: Said[]; unread: number; isOpen: boolean; muted: string[] };

  /** A choice that is due. */
  type Choice = Wire.ChoiceDue;

  /** What a card said, and who faced whom then. */
  type Read = Wire.CardRead & { batter: LineupId; pitcher: LineupId };

  /** What the table knows. */
  type Table = {
    link: Link;
    me: { user_id: string; name: string } | null;
    role: Wire.MemberRole | null;
    sides: Side[];
    members: Wire.Member[];
    managers: Wire.ByTeam<string | null> | null;
    /** Those who have gone, with the time in milliseconds. */
    gone: Record<string, { name: string; since: number | null }>;
    game: Game | null;
    seq: number | null;
    /** The last event after which it is known what the game waits for. */
    standsAt: number;
    roll: Roll | null;
    read: Read | null;
    cards: Record<LineupId, Wire.CardsOf>;
    seen: Record<string, string>;
    choice: Choice | null;
    entries: Entry[];
    box: Box | null;
    boxIsStale: boolean;
    chat: ChatState;
    commands: Record<string, "pending" | "answered" | "saved" | undefined>;
    /** When the sign-in ends that could not be renewed. */
    expires: string | null;
    message: { text: string; kind: "refusal" | "notice" } | null;
    doubt: boolean;
  };

  /** The same, once the game is known. */
  type State = Table & { game: Game };

  /** What may be done now, one flag an action; a flag that is absent is off. */
  type May = Partial<
    Record<
      | "start" | "defend" | "bat" | "roll" | "report" | "answer" | "pinchHit" | "changeFielders"
      | "takeBack" | "answerTakeBack" | "withdraw" | "suspend" | "resume" | "forfeit",
      boolean
    >
  >;

  /** A step of the reducer. */
  type Steps = { [E in ServerFrame["event"]]?: (state: State, data: DataOf<E>, seq: number, at: number | null) => Table };

  type Actions = Acting;

  /** A part of the page: made once, then told of each state. */
  type View = (root: HTMLElement) => (state: State) => void;

  /** The same, where something can be clicked. */
  type ActingView = (root: HTMLElement, act: Actions) => (state: State) => void;

  /** A choice of a menu: its value and its words. */
  type Choices = [string, string][];

  /** What a person is let in by: a token, or without one the browser's cookie. */
  type Pass = { token: string | null };
}
