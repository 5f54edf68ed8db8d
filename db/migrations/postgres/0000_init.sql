CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cause" text NOT NULL,
	"person_id" text,
	"action" text NOT NULL,
	"subject" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brief" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text,
	"district_id" text,
	"person_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"decision" text NOT NULL,
	"shared_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"district_id" text,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"conversation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"threshold" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"district_id" text NOT NULL,
	"field" text NOT NULL,
	"level" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"rule" text NOT NULL,
	"time" text NOT NULL,
	"zone" text NOT NULL,
	"next_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "district" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"name" text NOT NULL,
	"profile" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text,
	"district_id" text,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"run_id" text,
	"data" jsonb NOT NULL,
	"visibility" text NOT NULL,
	"replaces_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experiment" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text,
	"district_id" text,
	"person_id" text NOT NULL,
	"question" text NOT NULL,
	"prediction" text NOT NULL,
	"measure" text NOT NULL,
	"stop_on" text NOT NULL,
	"jots" jsonb NOT NULL,
	"status" text NOT NULL,
	"remind_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"user_id" text NOT NULL,
	"person_id" text NOT NULL,
	"direct" jsonb NOT NULL,
	"primary" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"secrets" text,
	"installed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"district_id" text,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"authority" jsonb NOT NULL,
	"leadership_access" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"district_id" text NOT NULL,
	"person_id" text NOT NULL,
	"metric" text NOT NULL,
	"period" text NOT NULL,
	"values" jsonb NOT NULL,
	"note" text,
	"reported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"platform" text NOT NULL,
	"lane" text NOT NULL,
	"to" jsonb NOT NULL,
	"private_to" text,
	"reply" jsonb NOT NULL,
	"key" text,
	"replaces" text,
	"under" text,
	"after" timestamp (3) with time zone,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"ready_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"receipt" jsonb,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"locale" text NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"away_until" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text,
	"district_id" text,
	"person_id" text NOT NULL,
	"template" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"thread" integer,
	"author" text,
	"private_to" text,
	"text" text NOT NULL,
	"reply" jsonb,
	"delivery_id" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text NOT NULL,
	"cause" text NOT NULL,
	"period" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"cohort_id" text,
	"district_id" text,
	"person_id" text NOT NULL,
	"checklist" text NOT NULL,
	"definition" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"step" text NOT NULL,
	"place" text NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seen" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"value" jsonb
);
--> statement-breakpoint
CREATE TABLE "step" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"plan_id" text NOT NULL,
	"number" integer NOT NULL,
	"phase" text NOT NULL,
	"label" text NOT NULL,
	"detail" text NOT NULL,
	"owner_id" text,
	"due_on" text,
	"state" text NOT NULL,
	"reason" text,
	"snoozed_until" text,
	"heard_on" text,
	"remind_at" timestamp (3) with time zone,
	"history" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tick" (
	"job" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "brief" ADD CONSTRAINT "brief_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief" ADD CONSTRAINT "brief_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief" ADD CONSTRAINT "brief_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief" ADD CONSTRAINT "brief_experiment_id_experiment_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district" ADD CONSTRAINT "district_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_replaces_id_document_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_thread_post_id_fk" FOREIGN KEY ("thread") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "brief_experiment" ON "brief" USING btree ("experiment_id");--> statement-breakpoint
CREATE INDEX "brief_shared" ON "brief" USING btree ("cohort_id","shared_at");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_conversation" ON "channel" USING btree ("platform","tenant","conversation");--> statement-breakpoint
CREATE INDEX "channel_cohort" ON "channel" USING btree ("cohort_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_field" ON "consent" USING btree ("district_id","field");--> statement-breakpoint
CREATE UNIQUE INDEX "digest_cohort" ON "digest" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "digest_next" ON "digest" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "district_cohort" ON "district" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "document_latest" ON "document" USING btree ("district_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "experiment_district" ON "experiment" USING btree ("district_id","status");--> statement-breakpoint
CREATE INDEX "experiment_remind" ON "experiment" USING btree ("status","remind_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_account" ON "identity" USING btree ("platform","tenant","user_id");--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "installation_tenant" ON "installation" USING btree ("platform","tenant");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("cohort_id","person_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "observation_once" ON "observation" USING btree ("district_id","metric","period");--> statement-breakpoint
CREATE INDEX "observation_cohort" ON "observation" USING btree ("cohort_id","metric","period");--> statement-breakpoint
CREATE INDEX "outbox_ready" ON "outbox" USING btree ("state","ready_at");--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("lane","state","id");--> statement-breakpoint
CREATE INDEX "outbox_key" ON "outbox" USING btree ("lane","key","id") WHERE "outbox"."key" is not null;--> statement-breakpoint
CREATE INDEX "plan_district" ON "plan" USING btree ("district_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "post_delivery" ON "post" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "post_conversation" ON "post" USING btree ("conversation","id");--> statement-breakpoint
CREATE INDEX "post_edited" ON "post" USING btree ("edited_at");--> statement-breakpoint
CREATE INDEX "release_cohort" ON "release" USING btree ("cohort_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "run_open" ON "run" USING btree ("person_id","place") WHERE "run"."status" = 'open';--> statement-breakpoint
CREATE INDEX "run_person" ON "run" USING btree ("person_id","status");--> statement-breakpoint
CREATE INDEX "step_plan" ON "step" USING btree ("plan_id","number");--> statement-breakpoint
CREATE INDEX "step_owner" ON "step" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "step_remind" ON "step" USING btree ("state","remind_at");