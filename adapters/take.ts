import { type Capacity, createGate, NO_ROOM } from "./gate.ts";

/**
 * Why the real answer is not there: nothing was begun, it is still being worked on, or it failed
 * and nothing was kept.
 */
export type Why = "busy" | "late" | "failed";

const LATE = Symbol("late");

/** What was asked for by whom, what stands in for an answer to it, and how long that may be waited for. */
export interface Asked<Answer> {
  tenant: string;
  work(): Promise<Answer>;
  excuse(why: Why): Answer;
  /** Tells people of a failure after an answer that was given too early to say so. */
  tell?(): void;
  /** As in Capacity, when this kind must be answered sooner or may be answered later. */
  lateMs?: number;
}

/**
 * Between the ways in and the work: lets in what there is room for, and gives an answer in time.
 * What was answered before it was done goes on, and is not held to be carried by that answer.
 */
export function createTake<Answer extends { written?(whole: boolean): void }>(deps: {
  capacity: Capacity;
  failed: (error: unknown) => void;
}) {
  const { capacity, failed } = deps;
  const gate = createGate(capacity);
  let open = false;

  /** The answer was given without it; whoever is waiting hears of a failure elsewhere. */
  function afterwards({ tell }: Asked<Answer>, work: Promise<Answer | typeof NO_ROOM>): void {
    work.then(
      (answer) => answer !== NO_ROOM && answer.written?.(false),
      (error) => {
        failed(error);
        tell?.();
      },
    );
  }

  return {
    /** Always answers in time, and never throws. */
    async take(asked: Asked<Answer>): Promise<Answer> {
      if (!open) return asked.excuse("busy");
      const work = gate.run(asked.tenant, asked.work);
      const clock = startTimer(asked.lateMs ?? capacity.lateMs);
      try {
        const answer = await Promise.race([work, clock.late]);
        if (answer === NO_ROOM) return asked.excuse("busy");
        if (answer !== LATE) return answer;
        afterwards(asked, work);
        return asked.excuse("late");
      } catch (error) {
        failed(error);
        return asked.excuse("failed");
      } finally {
        clock.stop();
      }
    },
    open() {
      open = true;
    },
    /** Turns away what comes from now on; resolves when the rest is done. */
    close: async () => {
      open = false;
      await gate.empty();
    },
  };
}

function startTimer(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  return { late, stop: () => clearTimeout(timer) };
}
