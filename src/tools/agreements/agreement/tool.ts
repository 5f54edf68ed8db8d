import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { beginAbout } from "../begin-about.ts";
import { completeness } from "./completeness.ts";
import { followUps } from "./follow-ups.ts";
import { type Agreement, agreementShape } from "./made.ts";
import { checkAgreement, makeAgreement } from "./make.ts";
import { showAgreement } from "./show.ts";

const LONGEST_TITLE = 80;

/** The agreement (MOU) with one partner: its twelve parts, the gate of privacy law, and its dates. */
export const agreementTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Agreement>(
    {
      ...{ name: "agreement", shape: agreementShape },
      begin(call, said, around) {
        const all = around.all("agreement", agreementShape);
        const known = all.map(({ made }) => made.partner);
        const titled = (partner: string) =>
          around.words("agreement.heading", { partner }).slice(0, LONGEST_TITLE);
        return beginAbout("agreement", { call, said, around, known, titled });
      },
      check: checkAgreement(deps.words),
      make: makeAgreement,
      show: showAgreement,
      facts: (made) => ({ partner: made.partner, ...completeness(made) }),
      tasks: followUps,
    },
    deps,
  );
