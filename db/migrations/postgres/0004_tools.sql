ALTER TABLE "document" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "remind_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "step" ADD COLUMN "tool" text;--> statement-breakpoint
ALTER TABLE "step" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_parent_id_run_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_district" ON "run" USING btree ("district_id","status");--> statement-breakpoint
CREATE INDEX "run_parent" ON "run" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "run_remind" ON "run" USING btree ("remind_at");