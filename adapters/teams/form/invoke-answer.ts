/** The body of the HTTP answer to an invoke, always with status 200; an empty one when left out. */
export interface InvokeAnswer {
  body?: object;
  /** The message of `Received.answer` is in it: to be settled as carried once it was written. */
  carried: boolean;
}
