CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`person_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `brief` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text,
	`district_id` text,
	`person_id` text NOT NULL,
	`experiment_id` text NOT NULL,
	`fields` text NOT NULL,
	`decision` text NOT NULL,
	`shared_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `brief_experiment` ON `brief` (`experiment_id`);--> statement-breakpoint
CREATE INDEX `brief_shared` ON `brief` (`cohort_id`,`shared_at`);--> statement-breakpoint
CREATE TABLE `channel` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`district_id` text,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`conversation` text NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channel_conversation` ON `channel` (`platform`,`tenant`,`conversation`);--> statement-breakpoint
CREATE INDEX `channel_cohort` ON `channel` (`cohort_id`);--> statement-breakpoint
CREATE TABLE `cohort` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`threshold` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`district_id` text NOT NULL,
	`field` text NOT NULL,
	`level` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_field` ON `consent` (`district_id`,`field`);--> statement-breakpoint
CREATE TABLE `digest` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`rule` text NOT NULL,
	`time` text NOT NULL,
	`zone` text NOT NULL,
	`next_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_cohort` ON `digest` (`cohort_id`);--> statement-breakpoint
CREATE INDEX `digest_next` ON `digest` (`next_at`);--> statement-breakpoint
CREATE TABLE `district` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`name` text NOT NULL,
	`profile` text NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `district_cohort` ON `district` (`cohort_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text,
	`district_id` text,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`run_id` text,
	`data` text NOT NULL,
	`visibility` text NOT NULL,
	`replaces_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_latest` ON `document` (`district_id`,`kind`,`created_at`);--> statement-breakpoint
CREATE TABLE `experiment` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text,
	`district_id` text,
	`person_id` text NOT NULL,
	`question` text NOT NULL,
	`prediction` text NOT NULL,
	`measure` text NOT NULL,
	`stop_on` text NOT NULL,
	`jots` text NOT NULL,
	`status` text NOT NULL,
	`remind_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `experiment_district` ON `experiment` (`district_id`,`status`);--> statement-breakpoint
CREATE INDEX `experiment_remind` ON `experiment` (`status`,`remind_at`);--> statement-breakpoint
CREATE TABLE `identity` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`user_id` text NOT NULL,
	`person_id` text NOT NULL,
	`direct` text NOT NULL,
	`primary` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_account` ON `identity` (`platform`,`tenant`,`user_id`);--> statement-breakpoint
CREATE INDEX `identity_person` ON `identity` (`person_id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`secrets` text,
	`installed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `installation_tenant` ON `installation` (`platform`,`tenant`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`district_id` text,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`authority` text NOT NULL,
	`leadership_access` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_once` ON `membership` (`cohort_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `observation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`district_id` text NOT NULL,
	`person_id` text NOT NULL,
	`metric` text NOT NULL,
	`period` text NOT NULL,
	`values` text NOT NULL,
	`note` text,
	`reported_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `observation_once` ON `observation` (`district_id`,`metric`,`period`);--> statement-breakpoint
CREATE INDEX `observation_cohort` ON `observation` (`cohort_id`,`metric`,`period`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cause` text NOT NULL,
	`platform` text NOT NULL,
	`lane` text NOT NULL,
	`to` text NOT NULL,
	`private_to` text,
	`reply` text NOT NULL,
	`key` text,
	`replaces` text,
	`under` text,
	`after` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`ready_at` integer NOT NULL,
	`sent_at` integer,
	`receipt` text,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`state`,`ready_at`);--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_key` ON `outbox` (`lane`,`key`,`id`) WHERE "outbox"."key" is not null;--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`locale` text NOT NULL,
	`quiet_from` text,
	`quiet_until` text,
	`away_until` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text,
	`district_id` text,
	`person_id` text NOT NULL,
	`template` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_district` ON `plan` (`district_id`,`status`);--> statement-breakpoint
CREATE TABLE `post` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` text NOT NULL,
	`thread` integer,
	`author` text,
	`private_to` text,
	`text` text NOT NULL,
	`reply` text,
	`delivery_id` integer,
	`at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`thread`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_delivery` ON `post` (`delivery_id`);--> statement-breakpoint
CREATE INDEX `post_conversation` ON `post` (`conversation`,`id`);--> statement-breakpoint
CREATE INDEX `post_edited` ON `post` (`edited_at`);--> statement-breakpoint
CREATE TABLE `release` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text NOT NULL,
	`cause` text NOT NULL,
	`period` text NOT NULL,
	`numbers` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `release_cohort` ON `release` (`cohort_id`,`at`);--> statement-breakpoint
CREATE TABLE `run` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`cohort_id` text,
	`district_id` text,
	`person_id` text NOT NULL,
	`checklist` text NOT NULL,
	`definition` text NOT NULL,
	`answers` text NOT NULL,
	`step` text NOT NULL,
	`place` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_open` ON `run` (`person_id`,`place`) WHERE "run"."status" = 'open';--> statement-breakpoint
CREATE INDEX `run_person` ON `run` (`person_id`,`status`);--> statement-breakpoint
CREATE TABLE `seen` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`value` text
);
--> statement-breakpoint
CREATE TABLE `step` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`phase` text NOT NULL,
	`label` text NOT NULL,
	`detail` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`state` text NOT NULL,
	`reason` text,
	`snoozed_until` text,
	`heard_on` text,
	`remind_at` integer,
	`history` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `step_plan` ON `step` (`plan_id`,`number`);--> statement-breakpoint
CREATE INDEX `step_owner` ON `step` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `step_remind` ON `step` (`state`,`remind_at`);--> statement-breakpoint
CREATE TABLE `tick` (
	`job` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
