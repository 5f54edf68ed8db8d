CREATE TABLE `reference` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`conversation` text NOT NULL,
	`kind` text NOT NULL,
	`within` text,
	`known` text NOT NULL,
	`status` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_conversation` ON `reference` (`platform`,`tenant`,`conversation`);--> statement-breakpoint
CREATE INDEX `reference_within` ON `reference` (`platform`,`tenant`,`within`);--> statement-breakpoint
CREATE TABLE `trouble` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`lane` text NOT NULL,
	`reason` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trouble_lane` ON `trouble` (`lane`);