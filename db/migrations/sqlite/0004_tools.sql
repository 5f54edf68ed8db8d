ALTER TABLE `document` ADD `subject` text;--> statement-breakpoint
ALTER TABLE `run` ADD `parent_id` text REFERENCES run(id);--> statement-breakpoint
ALTER TABLE `run` ADD `remind_at` integer;--> statement-breakpoint
CREATE INDEX `run_district` ON `run` (`district_id`,`status`);--> statement-breakpoint
CREATE INDEX `run_parent` ON `run` (`parent_id`);--> statement-breakpoint
CREATE INDEX `run_remind` ON `run` (`remind_at`);--> statement-breakpoint
ALTER TABLE `step` ADD `tool` text;--> statement-breakpoint
ALTER TABLE `step` ADD `origin` text;