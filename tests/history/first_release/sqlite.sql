-- Records as the first release kept them, with data in every table.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE assessment (
	session_id CHAR(32), 
	kind VARCHAR(60) NOT NULL, 
	side VARCHAR(10), 
	value DOUBLE, 
	band DOUBLE, 
	unit VARCHAR(20) NOT NULL, 
	details JSON NOT NULL, 
	assessed_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_assessment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assessment_session_id_exercise_session FOREIGN KEY(session_id) REFERENCES exercise_session (id) ON DELETE CASCADE
);
INSERT INTO "assessment" VALUES(NULL,'sts30',NULL,12.0,NULL,'count','{}','2026-11-25 08:11:37.632797','94454ed75a3e43e5a15bc9aa5f53e5c0','a351eb9965bd4dee91e4e19b35bd7bc5');
CREATE TABLE attempt (
	verdict_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	reason VARCHAR(20) NOT NULL, 
	start_s DOUBLE, 
	end_s DOUBLE, 
	document TEXT NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_attempt_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempt_verdict_id_number UNIQUE (verdict_id, number)
);
INSERT INTO "attempt" VALUES('eb9a6db349da48158e9a3024d646417c',1,'cut_off',13.3,14.77,'{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}','a741be97666e47cba6b2c484b808480f');
CREATE TABLE audit_entry (
	at_utc DATETIME NOT NULL, 
	actor_ref CHAR(32) NOT NULL, 
	subject_ref CHAR(32) NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	what VARCHAR(100) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:35.951232','aa623a6bfc384228ba12af145bdd6b1c','aa623a6bfc384228ba12af145bdd6b1c','change','accounts.grant','4e1f488d8ab74e9e8443bb89f0272235');
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:35.968869','aa623a6bfc384228ba12af145bdd6b1c','aa623a6bfc384228ba12af145bdd6b1c','change','accounts.grant','1420ee35ac214726bf9664534483d8fd');
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:35.978041','aa623a6bfc384228ba12af145bdd6b1c','aa623a6bfc384228ba12af145bdd6b1c','change','accounts.grant','2038b71242094878a8d9c5012711c7df');
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:35.993361','aa623a6bfc384228ba12af145bdd6b1c','aa623a6bfc384228ba12af145bdd6b1c','change','accounts.revoke','d6e7005417324dc6901853b7ee42d19f');
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:36.005177','9e8ec0e2317843d984e32deeb9e5a8b1','afa162091cbb4fcab218c2e73f8bb4a6','change','people.close','3dc095c73bde467f88614aa6f8a211fb');
INSERT INTO "audit_entry" VALUES('2026-11-25 08:11:37.560023','2f80c38aa43b40fbbf37fdb029a6c7f7','aa623a6bfc384228ba12af145bdd6b1c','change','plans.make','2098c28dcde64995a34e73db8e6fa44e');
CREATE TABLE comment (
	author_id CHAR(32), 
	session_id CHAR(32), 
	set_id CHAR(32), 
	text TEXT NOT NULL, 
	written_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_author_id_person FOREIGN KEY(author_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_comment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_comment_session_id_exercise_session FOREIGN KEY(session_id) REFERENCES exercise_session (id) ON DELETE CASCADE, 
	CONSTRAINT fk_comment_set_id_exercise_set FOREIGN KEY(set_id) REFERENCES exercise_set (id) ON DELETE CASCADE
);
CREATE TABLE desk_session (
	started_utc DATETIME NOT NULL, 
	ended_utc DATETIME NOT NULL, 
	observed_s DOUBLE NOT NULL, 
	comfortable_s DOUBLE NOT NULL, 
	posture_changes INTEGER NOT NULL, 
	breaks INTEGER NOT NULL, 
	details JSON NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_desk_session PRIMARY KEY (id), 
	CONSTRAINT fk_desk_session_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "desk_session" VALUES('2026-11-25 08:11:37.638784','2026-11-25 08:11:37.638789',60.0,50.0,3,1,'{}','94454ed75a3e43e5a15bc9aa5f53e5c0','6584e99fb26b4d7aa9559fefee929029');
CREATE TABLE exercise_session (
	started_utc DATETIME NOT NULL, 
	ended_utc DATETIME, 
	day DATE NOT NULL, 
	place VARCHAR(100), 
	plan_version_id CHAR(32), 
	check_in JSON, 
	check_out JSON, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_exercise_session PRIMARY KEY (id), 
	CONSTRAINT fk_exercise_session_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_exercise_session_plan_version_id_plan_version FOREIGN KEY(plan_version_id) REFERENCES plan_version (id) ON DELETE SET NULL
);
INSERT INTO "exercise_session" VALUES('2026-11-25 08:11:36.020286',NULL,'2026-11-25','living room',NULL,'{"slept": "well"}',NULL,'94454ed75a3e43e5a15bc9aa5f53e5c0','dd15a95dad804573b56046dc963ccd5f');
CREATE TABLE exercise_set (
	session_id CHAR(32) NOT NULL, 
	exercise_id VARCHAR(60) NOT NULL, 
	level VARCHAR(20) NOT NULL, 
	side VARCHAR(10), 
	personal_target DOUBLE, 
	source VARCHAR(20) NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	started_utc DATETIME NOT NULL, 
	touched_utc DATETIME NOT NULL, 
	ended_utc DATETIME, 
	day DATE NOT NULL, 
	rep_count INTEGER NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_exercise_set PRIMARY KEY (id), 
	CONSTRAINT ck_exercise_set_source CHECK (source IN ('live', 'recording', 'import')), 
	CONSTRAINT ck_exercise_set_status CHECK (status IN ('open', 'finished', 'interrupted', 'discarded')), 
	CONSTRAINT fk_exercise_set_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_exercise_set_session_id_exercise_session FOREIGN KEY(session_id) REFERENCES exercise_session (id) ON DELETE CASCADE
);
INSERT INTO "exercise_set" VALUES('dd15a95dad804573b56046dc963ccd5f','squat','standard',NULL,NULL,'live','finished','2026-11-25 08:11:36.040798','2026-11-25 08:11:37.527917','2026-11-25 08:11:37.527917','2026-11-25',3,'94454ed75a3e43e5a15bc9aa5f53e5c0','d00d53a7b1b7474aafa7aaa3ed0eb659');
INSERT INTO "exercise_set" VALUES('dd15a95dad804573b56046dc963ccd5f','squat','standard',NULL,NULL,'live','open','2026-11-25 08:11:37.544661','2026-11-25 08:11:37.544661',NULL,'2026-11-25',0,'94454ed75a3e43e5a15bc9aa5f53e5c0','46c5c770099340b2901508167bf22fac');
CREATE TABLE fault_finding (
	verdict_id CHAR(32) NOT NULL, 
	rep_id CHAR(32), 
	fault_id VARCHAR(60) NOT NULL, 
	severity VARCHAR(10) NOT NULL, 
	worst DOUBLE, 
	threshold DOUBLE, 
	unit VARCHAR(20) NOT NULL, 
	time_s DOUBLE, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_fault_finding PRIMARY KEY (id), 
	CONSTRAINT fk_fault_finding_rep_id_rep FOREIGN KEY(rep_id) REFERENCES rep (id) ON DELETE CASCADE, 
	CONSTRAINT fk_fault_finding_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE
);
INSERT INTO "fault_finding" VALUES('eb9a6db349da48158e9a3024d646417c','bf4054badc214501b6e63ef914d607c0','shallow','mild',78.0,80.0,'deg',11.0,'ec991d758ab14dc58fb0ed757182a4fa');
CREATE TABLE grant (
	therapist_id CHAR(32) NOT NULL, 
	granted_utc DATETIME NOT NULL, 
	revoked_utc DATETIME, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_grant PRIMARY KEY (id), 
	CONSTRAINT fk_grant_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_grant_therapist_id_person FOREIGN KEY(therapist_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "grant" VALUES('236be9196bcd49ffa8cb4b14386b66c9','2026-11-25 08:11:35.945462',NULL,'94454ed75a3e43e5a15bc9aa5f53e5c0','671ed0fd48fb4d7daee9eb71af3b1d11');
INSERT INTO "grant" VALUES('3a74880ac4234abdac4d2987784a92b7','2026-11-25 08:11:35.968283','2026-11-25 08:11:35.989962','94454ed75a3e43e5a15bc9aa5f53e5c0','68dd79ddd100462ca0d22419bb9454fb');
INSERT INTO "grant" VALUES('07ba51ac2fba46698e40f611c07b622c','2026-11-25 08:11:35.977478',NULL,'94454ed75a3e43e5a15bc9aa5f53e5c0','77d2adaa2dae4789beefa50375d050e1');
CREATE TABLE hold (
	verdict_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	side VARCHAR(10), 
	start_s DOUBLE, 
	end_s DOUBLE, 
	duration_s DOUBLE, 
	document TEXT NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_hold PRIMARY KEY (id), 
	CONSTRAINT fk_hold_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE, 
	CONSTRAINT uq_hold_verdict_id_number UNIQUE (verdict_id, number)
);
CREATE TABLE invitation (
	token_sha256 VARCHAR(64) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	invited_by_id CHAR(32), 
	created_utc DATETIME NOT NULL, 
	expires_utc DATETIME NOT NULL, 
	accepted_utc DATETIME, 
	withdrawn_utc DATETIME, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_invitation PRIMARY KEY (id), 
	CONSTRAINT ck_invitation_role CHECK (role IN ('patient', 'therapist', 'admin')), 
	CONSTRAINT fk_invitation_invited_by_id_person FOREIGN KEY(invited_by_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT uq_invitation_token_sha256 UNIQUE (token_sha256)
);
INSERT INTO "invitation" VALUES('bee2b41b3457a81d7d443fa4a78ca2e5fdb913439c6cacfb656d67b933736bd2','therapist','226fd28509194b9ca18a3ed275095828','2026-11-25 08:11:37.655054','2026-12-09 08:11:37.655054',NULL,NULL,'83eae5df056441f7a571eb2f17761d16');
CREATE TABLE lifting_session (
	started_utc DATETIME NOT NULL, 
	ended_utc DATETIME NOT NULL, 
	lift_count INTEGER NOT NULL, 
	load_kg DOUBLE, 
	details JSON NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_lifting_session PRIMARY KEY (id), 
	CONSTRAINT fk_lifting_session_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "lifting_session" VALUES('2026-11-25 08:11:37.649301','2026-11-25 08:11:37.649307',5,10.0,'{}','94454ed75a3e43e5a15bc9aa5f53e5c0','ecc65229fd7643afaf09b83c83618030');
CREATE TABLE login_identity (
	issuer TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	linked_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_login_identity PRIMARY KEY (id), 
	CONSTRAINT fk_login_identity_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT uq_login_identity_issuer_subject UNIQUE (issuer, subject)
);
CREATE TABLE media (
	set_id CHAR(32), 
	kind VARCHAR(20) NOT NULL, 
	consented_utc DATETIME NOT NULL, 
	expires_utc DATETIME, 
	file_name VARCHAR(200) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size_bytes INTEGER NOT NULL, 
	encrypted BOOLEAN NOT NULL, 
	kept_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_media PRIMARY KEY (id), 
	CONSTRAINT fk_media_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_media_set_id_exercise_set FOREIGN KEY(set_id) REFERENCES exercise_set (id) ON DELETE CASCADE
);
INSERT INTO "media" VALUES('d00d53a7b1b7474aafa7aaa3ed0eb659','video','2026-11-25 08:11:37.586470','2026-12-25 08:11:37.599260','b2314845-774f-487e-9861-b51db4b99f79.mp4','2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',1,0,'2026-11-25 08:11:37.599254','94454ed75a3e43e5a15bc9aa5f53e5c0','b2314845774f487e9861b51db4b99f79');
CREATE TABLE pain_entry (
	session_id CHAR(32), 
	kind VARCHAR(20) NOT NULL, 
	score INTEGER NOT NULL, 
	place VARCHAR(200), 
	note TEXT, 
	felt_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_pain_entry PRIMARY KEY (id), 
	CONSTRAINT ck_pain_entry_score CHECK (score BETWEEN 0 AND 10), 
	CONSTRAINT fk_pain_entry_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pain_entry_session_id_exercise_session FOREIGN KEY(session_id) REFERENCES exercise_session (id) ON DELETE CASCADE
);
INSERT INTO "pain_entry" VALUES('dd15a95dad804573b56046dc963ccd5f','before',3,'lower back',NULL,'2026-11-25 08:11:37.610171','94454ed75a3e43e5a15bc9aa5f53e5c0','2d2028b65ad84146bc2557c5331ea197');
CREATE TABLE passcode (
	person_id CHAR(32) NOT NULL, 
	argon2_hash TEXT NOT NULL, 
	set_utc DATETIME NOT NULL, 
	wrong_count INTEGER NOT NULL, 
	wait_until_utc DATETIME, 
	CONSTRAINT pk_passcode PRIMARY KEY (person_id), 
	CONSTRAINT fk_passcode_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE person (
	name TEXT NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	audit_ref CHAR(32) NOT NULL, 
	created_utc DATETIME NOT NULL, 
	closed_utc DATETIME, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_role CHECK (role IN ('patient', 'therapist', 'admin')), 
	CONSTRAINT uq_person_audit_ref UNIQUE (audit_ref)
);
INSERT INTO "person" VALUES('patient of the clinic','patient','aa623a6bfc384228ba12af145bdd6b1c','2026-11-25 08:11:35.826077',NULL,'94454ed75a3e43e5a15bc9aa5f53e5c0');
INSERT INTO "person" VALUES('other_patient of the clinic','patient','b72054f9e2fc4c37b84cc00911fd6b17','2026-11-25 08:11:35.874745',NULL,'435158633cc44bf59d9c2c9481a81931');
INSERT INTO "person" VALUES('therapist of the clinic','therapist','2f80c38aa43b40fbbf37fdb029a6c7f7','2026-11-25 08:11:35.877985',NULL,'236be9196bcd49ffa8cb4b14386b66c9');
INSERT INTO "person" VALUES('stranger of the clinic','therapist','eed823f3cb7d415abe5e74635dc39f2c','2026-11-25 08:11:35.883793',NULL,'898fd50d2c124ba0857f1016309ead0d');
INSERT INTO "person" VALUES('former of the clinic','therapist','06fa8842ab414a85bcd969c6550ea60e','2026-11-25 08:11:35.898914',NULL,'3a74880ac4234abdac4d2987784a92b7');
INSERT INTO "person" VALUES('admin of the clinic','admin','9e8ec0e2317843d984e32deeb9e5a8b1','2026-11-25 08:11:35.914581',NULL,'226fd28509194b9ca18a3ed275095828');
INSERT INTO "person" VALUES('second_admin of the clinic','admin','02f4a33ef2364d9198697b25a2cb46f3','2026-11-25 08:11:35.917508',NULL,'9d62d4f6889b4953a1d15610d8c7ab18');
INSERT INTO "person" VALUES('closed of the clinic','therapist','afa162091cbb4fcab218c2e73f8bb4a6','2026-11-25 08:11:35.930729','2026-11-25 08:11:36.004313','07ba51ac2fba46698e40f611c07b622c');
CREATE TABLE "plan" (
	title TEXT NOT NULL, 
	created_utc DATETIME NOT NULL, 
	ended_utc DATETIME, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (id), 
	CONSTRAINT fk_plan_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "plan" VALUES('To the garden','2026-11-25 08:11:37.560096',NULL,'94454ed75a3e43e5a15bc9aa5f53e5c0','a61dd9e7f012425c96865d35dd82e6f9');
CREATE TABLE plan_version (
	plan_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	body JSON NOT NULL, 
	author_id CHAR(32), 
	reason TEXT NOT NULL, 
	written_utc DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_plan_version PRIMARY KEY (id), 
	CONSTRAINT fk_plan_version_author_id_person FOREIGN KEY(author_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_plan_version_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
	CONSTRAINT uq_plan_version_plan_id_number UNIQUE (plan_id, number)
);
INSERT INTO "plan_version" VALUES('a61dd9e7f012425c96865d35dd82e6f9',1,'{"exercises": [{"id": "squat", "sets": 3}]}','236be9196bcd49ffa8cb4b14386b66c9','a start','2026-11-25 08:11:37.561431','14cefb3e9f074b0fbe589b83bfdb4c31');
CREATE TABLE pose_track (
	set_id CHAR(32) NOT NULL, 
	frame_count INTEGER NOT NULL, 
	file_name VARCHAR(200) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size_bytes INTEGER NOT NULL, 
	encrypted BOOLEAN NOT NULL, 
	kept_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_pose_track PRIMARY KEY (id), 
	CONSTRAINT fk_pose_track_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pose_track_set_id_exercise_set FOREIGN KEY(set_id) REFERENCES exercise_set (id) ON DELETE CASCADE, 
	CONSTRAINT uq_pose_track_set_id UNIQUE (set_id)
);
INSERT INTO "pose_track" VALUES('d00d53a7b1b7474aafa7aaa3ed0eb659',60,'d00d53a7-b1b7-474a-afa7-aaa3ed0eb659.parquet','20518af4edccd654421a0b11d85ebb649f17a15c978200d845c5b36687ffbe86',53519,0,'2026-11-25 08:11:37.502555','94454ed75a3e43e5a15bc9aa5f53e5c0','16a02ca9c2094eb3bab5037288aa5ef0');
CREATE TABLE questionnaire_answer (
	tool VARCHAR(60) NOT NULL, 
	items JSON NOT NULL, 
	score DOUBLE, 
	answered_utc DATETIME NOT NULL, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_questionnaire_answer PRIMARY KEY (id), 
	CONSTRAINT fk_questionnaire_answer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "questionnaire_answer" VALUES('rmdq','{"1": true}',1.0,'2026-11-25 08:11:37.622981','94454ed75a3e43e5a15bc9aa5f53e5c0','6e21b519f50b4b17a41248de5f37fd3e');
CREATE TABLE rep (
	verdict_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	side VARCHAR(10), 
	start_s DOUBLE, 
	peak_s DOUBLE, 
	end_s DOUBLE, 
	peak DOUBLE, 
	start_value DOUBLE, 
	peak_band DOUBLE, 
	unit VARCHAR(20) NOT NULL, 
	out_s DOUBLE, 
	pause_s DOUBLE, 
	return_s DOUBLE, 
	hold_s DOUBLE, 
	score DOUBLE, 
	full_range BOOLEAN, 
	counted_utc DATETIME NOT NULL, 
	document TEXT NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_rep PRIMARY KEY (id), 
	CONSTRAINT fk_rep_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE, 
	CONSTRAINT uq_rep_verdict_id_number UNIQUE (verdict_id, number)
);
INSERT INTO "rep" VALUES('eb9a6db349da48158e9a3024d646417c',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-25 08:11:37.517041','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','4442d26586cd4ebea8310889fb0053f7');
INSERT INTO "rep" VALUES('eb9a6db349da48158e9a3024d646417c',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-25 08:11:37.526801','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','00712dd861af40c882f11bb5ab4291e1');
INSERT INTO "rep" VALUES('eb9a6db349da48158e9a3024d646417c',3,NULL,9.3,11.0,12.7,82.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,90.0,0,'2026-11-25 08:11:37.527297','{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}','bf4054badc214501b6e63ef914d607c0');
CREATE TABLE verdict (
	set_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	engine_version VARCHAR(40) NOT NULL, 
	spec_version INTEGER NOT NULL, 
	spec_hash VARCHAR(64) NOT NULL, 
	judged_utc DATETIME, 
	scored BOOLEAN, 
	score DOUBLE, 
	reason VARCHAR, 
	"view" VARCHAR(20), 
	view_yaw_deg DOUBLE, 
	rate_hz DOUBLE, 
	mode VARCHAR(20), 
	target DOUBLE, 
	target_unit VARCHAR(20), 
	count_basis VARCHAR(20), 
	rep_count INTEGER NOT NULL, 
	clock_count INTEGER, 
	peak_furthest DOUBLE, 
	peak_mean DOUBLE, 
	peak_band DOUBLE, 
	peak_unit VARCHAR(20), 
	hold_total_s DOUBLE, 
	hold_longest_s DOUBLE, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_verdict PRIMARY KEY (id), 
	CONSTRAINT fk_verdict_set_id_exercise_set FOREIGN KEY(set_id) REFERENCES exercise_set (id) ON DELETE CASCADE, 
	CONSTRAINT uq_verdict_set_id_number UNIQUE (set_id, number)
);
INSERT INTO "verdict" VALUES('d00d53a7b1b7474aafa7aaa3ed0eb659',1,1,'0.1.0',1,'543248c910b8be34','2026-11-25 08:11:37.515610',1,100.0,NULL,'side-left',84.0,30.0,'reps',90.0,'deg','measured',3,NULL,99.0,9.23333333333333285998e+01,12.4,'deg',NULL,NULL,'eb9a6db349da48158e9a3024d646417c');
INSERT INTO "verdict" VALUES('46c5c770099340b2901508167bf22fac',1,1,'0.1.0',1,'543248c910b8be34',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'312280a5872843bfaeaf482cc3738944');
CREATE TABLE verdict_document (
	verdict_id CHAR(32) NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_verdict_document PRIMARY KEY (verdict_id), 
	CONSTRAINT fk_verdict_document_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE
);
INSERT INTO "verdict_document" VALUES('eb9a6db349da48158e9a3024d646417c','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
CREATE INDEX ix_login_identity_person_id ON login_identity (person_id);
CREATE INDEX ix_invitation_invited_by_id ON invitation (invited_by_id);
CREATE INDEX ix_grant_person_id ON grant (person_id);
CREATE INDEX ix_grant_therapist_id ON grant (therapist_id);
CREATE UNIQUE INDEX uq_grant_live ON grant (person_id, therapist_id) WHERE revoked_utc IS NULL;
CREATE INDEX ix_audit_entry_actor_ref ON audit_entry (actor_ref);
CREATE INDEX ix_audit_entry_subject_ref ON audit_entry (subject_ref);
CREATE INDEX ix_plan_person_id ON "plan" (person_id);
CREATE INDEX ix_plan_version_author_id ON plan_version (author_id);
CREATE INDEX ix_exercise_session_person_id ON exercise_session (person_id);
CREATE INDEX ix_exercise_session_plan_version_id ON exercise_session (plan_version_id);
CREATE INDEX ix_exercise_session_started_utc ON exercise_session (started_utc);
CREATE INDEX ix_exercise_set_days ON exercise_set (person_id, status, day, rep_count);
CREATE INDEX ix_exercise_set_person_id ON exercise_set (person_id);
CREATE INDEX ix_exercise_set_progress ON exercise_set (person_id, status, exercise_id, day, rep_count, id);
CREATE INDEX ix_exercise_set_session_id ON exercise_set (session_id);
CREATE UNIQUE INDEX uq_verdict_current ON verdict (set_id) WHERE is_current;
CREATE INDEX ix_fault_finding_progress ON fault_finding (verdict_id, fault_id, severity);
CREATE INDEX ix_fault_finding_rep_id ON fault_finding (rep_id);
CREATE INDEX ix_pose_track_person_id ON pose_track (person_id);
CREATE INDEX ix_media_person_id ON media (person_id);
CREATE INDEX ix_media_set_id ON media (set_id);
CREATE INDEX ix_pain_entry_person_id ON pain_entry (person_id);
CREATE INDEX ix_pain_entry_session_id ON pain_entry (session_id);
CREATE INDEX ix_assessment_person_id ON assessment (person_id);
CREATE INDEX ix_assessment_session_id ON assessment (session_id);
CREATE INDEX ix_questionnaire_answer_person_id ON questionnaire_answer (person_id);
CREATE INDEX ix_desk_session_person_id ON desk_session (person_id);
CREATE INDEX ix_lifting_session_person_id ON lifting_session (person_id);
CREATE INDEX ix_comment_author_id ON comment (author_id);
CREATE INDEX ix_comment_person_id ON comment (person_id);
CREATE INDEX ix_comment_session_id ON comment (session_id);
CREATE INDEX ix_comment_set_id ON comment (set_id);
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail can only be added to'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail can only be added to'); END;
COMMIT;
