-- Records as they were kept before a set said what was not counted and what was counted live.
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
INSERT INTO "attempt" VALUES('92f9084d570a42619d34b5e631d17815',1,'partial',0.1,0.9,'{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}','6d89263c9b6140db90aa83b5b65dda73');
INSERT INTO "attempt" VALUES('92f9084d570a42619d34b5e631d17815',2,'too_fast',4.75,4.9,'{"start_s":4.75,"end_s":4.9,"peak":88.0,"unit":"deg","side":"left","reason":"too_fast"}','b196f2207ace4393bd4f4c70b83f25f2');
INSERT INTO "attempt" VALUES('92f9084d570a42619d34b5e631d17815',3,'too_slow',4.9,5.2,'{"start_s":4.9,"end_s":5.2,"peak":88.0,"unit":"deg","side":null,"reason":"too_slow"}','abeed651d4784e2d84a0191098357b68');
INSERT INTO "attempt" VALUES('92f9084d570a42619d34b5e631d17815',4,'incomplete',8.8,9.2,'{"start_s":8.8,"end_s":9.2,"peak":NaN,"unit":"deg","side":null,"reason":"incomplete"}','95dbbcc48ab64e2bad2dd65e763d6555');
INSERT INTO "attempt" VALUES('92f9084d570a42619d34b5e631d17815',5,'cut_off',13.3,14.77,'{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}','17211d1889254e7ba1e1e90f5a2011c7');
INSERT INTO "attempt" VALUES('423213605f734fd180e70876cfb85580',1,'partial',0.1,0.9,'{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}','848e374fc10b4a5c8e3bcc2413a87930');
INSERT INTO "attempt" VALUES('423213605f734fd180e70876cfb85580',2,'too_fast',4.75,4.9,'{"start_s":4.75,"end_s":4.9,"peak":88.0,"unit":"deg","side":"left","reason":"too_fast"}','d4e83cfe1c3146e5bdaffa6f523b51ef');
INSERT INTO "attempt" VALUES('423213605f734fd180e70876cfb85580',3,'too_slow',4.9,5.2,'{"start_s":4.9,"end_s":5.2,"peak":88.0,"unit":"deg","side":null,"reason":"too_slow"}','ae638b982d4d47d6a24ef567dee3f9d6');
INSERT INTO "attempt" VALUES('423213605f734fd180e70876cfb85580',4,'incomplete',8.8,9.2,'{"start_s":8.8,"end_s":9.2,"peak":NaN,"unit":"deg","side":null,"reason":"incomplete"}','aff7adbf46da4588b936cc0940f771cf');
INSERT INTO "attempt" VALUES('423213605f734fd180e70876cfb85580',5,'cut_off',13.3,14.77,'{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}','60fcfafb0c734a2fb1e49990b229eca8');
INSERT INTO "attempt" VALUES('7531ff681a1e41d2bbb2b0b16b9e2e56',1,'partial',0.1,0.9,'{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}','056dbade42d14d839640610557bc7643');
INSERT INTO "attempt" VALUES('294f58d072fe443dac3361f0a79a6f8e',1,'cut_off',13.3,14.77,'{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}','77910d8663d84413b125bacf920241cd');
INSERT INTO "attempt" VALUES('ee1f454394e344efab3978191b04334e',1,'cut_off',13.3,14.77,'{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}','2ab6ea2cdcfb463d85ab393aa72b6f87');
CREATE TABLE audit_entry (
	at_utc DATETIME NOT NULL, 
	actor_ref CHAR(32) NOT NULL, 
	subject_ref CHAR(32) NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	what VARCHAR(100) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);
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
INSERT INTO "exercise_session" VALUES('2026-11-29 23:49:17.131784','2026-11-29 23:49:17.784358','2026-11-29',NULL,NULL,'null',NULL,'c683f15024564b959d2a91b60ed15a58','d3db087e6be841ddbc3178561a7787dd');
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
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','squat','standard',NULL,NULL,'live','finished','2026-11-29 23:49:17.170219','2026-11-29 23:49:17.353494','2026-11-29 23:49:17.353494','2026-11-29',3,'c683f15024564b959d2a91b60ed15a58','13117f0d6c904aa1879f3ba4dc0badfd');
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','squat','standard',NULL,NULL,'live','finished','2026-11-29 23:49:17.371865','2026-11-29 23:49:17.459053','2026-11-29 23:49:17.459053','2026-11-29',3,'c683f15024564b959d2a91b60ed15a58','8190a84426a04ea0a9f9b2e427f04b0e');
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','squat','standard',NULL,NULL,'live','interrupted','2026-11-29 23:49:17.472350','2026-11-29 23:49:17.529777',NULL,'2026-11-29',2,'c683f15024564b959d2a91b60ed15a58','0f9d7fc371cf449292dbc932a9c66114');
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','squat','standard',NULL,NULL,'recording','finished','2026-11-29 23:49:17.562432','2026-11-29 23:49:17.599485','2026-11-29 23:49:17.599485','2026-11-29',0,'c683f15024564b959d2a91b60ed15a58','0db41fe18ae2474983430c4550e97b1d');
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','plank','standard',NULL,NULL,'live','finished','2026-11-29 23:49:17.618116','2026-11-29 23:49:17.636742','2026-11-29 23:49:17.636742','2026-11-29',0,'c683f15024564b959d2a91b60ed15a58','85b798f2fb3749dc85de406f7cb80259');
INSERT INTO "exercise_set" VALUES('d3db087e6be841ddbc3178561a7787dd','squat','standard',NULL,NULL,'live','finished','2026-11-29 23:49:17.651967','2026-11-29 23:49:17.718954','2026-11-29 23:49:17.718954','2026-11-29',2,'c683f15024564b959d2a91b60ed15a58','4c744acc12ed45c09b238be802cf3335');
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
INSERT INTO "fault_finding" VALUES('92f9084d570a42619d34b5e631d17815','d1c599748910488d9a751804bed3ce56','shallow','mild',78.0,80.0,'deg',11.0,'627d3ff3eb3949a9b61812f9f47c396d');
INSERT INTO "fault_finding" VALUES('423213605f734fd180e70876cfb85580','9f55b85b98ca4a11beb0dd48d8a9a254','shallow','mild',78.0,80.0,'deg',11.0,'c62d66d7a2e3455c8090c088244d251c');
INSERT INTO "fault_finding" VALUES('e659754ddfa04f809e3ffecf185dd74d','4af2095c7a574a4888b5d77ac64097ad','shallow','mild',78.0,80.0,'deg',11.0,'c1b8f8ae130b44e88cffe3409e4c8454');
INSERT INTO "fault_finding" VALUES('3270e008a9d84adda7a07ced67827c93',NULL,'hips_sag','mild',78.0,80.0,'deg',4.0,'060c5f6323f64989ae6b65b301ad8c81');
INSERT INTO "fault_finding" VALUES('294f58d072fe443dac3361f0a79a6f8e','3ab08c5470784189975f35bea31bc514','shallow','mild',78.0,80.0,'deg',11.0,'e60f2bb7901547939d99c7f966119545');
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
INSERT INTO "hold" VALUES('3270e008a9d84adda7a07ced67827c93',1,NULL,1.0,6.5,5.5,'{"start_s":1.0,"end_s":6.5,"side":null,"paused_s":0.0,"ended":null,"reached":null}','91fdc3f5fefc41ff81d3c99575f60df1');
INSERT INTO "hold" VALUES('3270e008a9d84adda7a07ced67827c93',2,NULL,8.0,12.0,4.0,'{"start_s":8.0,"end_s":12.0,"side":null,"paused_s":0.0,"ended":null,"reached":null}','2733b1edbd7a481c91c7bc9f0676c7e8');
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
INSERT INTO "person" VALUES('ana of the clinic','patient','204f2145b38c47cdbb748660ba60e81c','2026-11-29 23:49:17.033696',NULL,'c683f15024564b959d2a91b60ed15a58');
CREATE TABLE "plan" (
	title TEXT NOT NULL, 
	created_utc DATETIME NOT NULL, 
	ended_utc DATETIME, 
	person_id CHAR(32) NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (id), 
	CONSTRAINT fk_plan_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
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
INSERT INTO "rep" VALUES('92f9084d570a42619d34b5e631d17815',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.231892','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','a598a84327cd4b7dba6796d92c3a7bcf');
INSERT INTO "rep" VALUES('92f9084d570a42619d34b5e631d17815',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.271597','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','a42f3cafdc7c48f6800654dcfe3f679f');
INSERT INTO "rep" VALUES('92f9084d570a42619d34b5e631d17815',3,NULL,9.3,11.0,12.7,82.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,90.0,0,'2026-11-29 23:49:17.315872','{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}','d1c599748910488d9a751804bed3ce56');
INSERT INTO "rep" VALUES('30adfec87ff541e1a4dee951f898163d',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.383626','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','07df162928b043ad8838574ea00663ec');
INSERT INTO "rep" VALUES('30adfec87ff541e1a4dee951f898163d',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,40.0,1,'2026-11-29 23:49:17.402053','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":40.0,"hold_s":null,"variant":null}','e4e7dded7e9d41cbbbb730e96ee25f2b');
INSERT INTO "rep" VALUES('423213605f734fd180e70876cfb85580',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.456546','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','8b97fee9d8414742bac5e3ec7ff247be');
INSERT INTO "rep" VALUES('423213605f734fd180e70876cfb85580',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.457305','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','8d7b3f2cd4c2425fa2994fc0afbf6d65');
INSERT INTO "rep" VALUES('423213605f734fd180e70876cfb85580',3,NULL,9.3,11.0,12.7,82.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,90.0,0,'2026-11-29 23:49:17.457928','{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}','9f55b85b98ca4a11beb0dd48d8a9a254');
INSERT INTO "rep" VALUES('e659754ddfa04f809e3ffecf185dd74d',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.492409','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','1e20a69489834a0b864ee012c187a11c');
INSERT INTO "rep" VALUES('e659754ddfa04f809e3ffecf185dd74d',2,NULL,9.3,11.0,12.7,82.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,90.0,0,'2026-11-29 23:49:17.520620','{"number":2,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}','4af2095c7a574a4888b5d77ac64097ad');
INSERT INTO "rep" VALUES('294f58d072fe443dac3361f0a79a6f8e',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.659847','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','e7bd533557b14aa990504a120ba3df7a');
INSERT INTO "rep" VALUES('294f58d072fe443dac3361f0a79a6f8e',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.678450','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','509e4bf5519e4674a22e53bf4b4c6e79');
INSERT INTO "rep" VALUES('294f58d072fe443dac3361f0a79a6f8e',3,NULL,9.3,11.0,12.7,82.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,90.0,0,'2026-11-29 23:49:17.692685','{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}','3ab08c5470784189975f35bea31bc514');
INSERT INTO "rep" VALUES('ee1f454394e344efab3978191b04334e',1,NULL,1.3,3.0,4.7,96.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.762204','{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','e6dc5cbdcbca45d68ff08b8a28192afe');
INSERT INTO "rep" VALUES('ee1f454394e344efab3978191b04334e',2,NULL,5.3,7.0,8.7,99.0,4.0,12.4,'deg',1.5,0.4,1.5,NULL,100.0,1,'2026-11-29 23:49:17.762839','{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}','93196e30a3304c20a77440a222fc2736');
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
INSERT INTO "verdict" VALUES('13117f0d6c904aa1879f3ba4dc0badfd',1,1,'0.1.0',1,'543248c910b8be34','2026-11-29 23:49:17.351778',1,100.0,NULL,'side-left',84.0,30.0,'reps',90.0,'deg','measured',3,NULL,99.0,9.23333333333333285998e+01,12.4,'deg',NULL,NULL,'92f9084d570a42619d34b5e631d17815');
INSERT INTO "verdict" VALUES('8190a84426a04ea0a9f9b2e427f04b0e',1,0,'0.1.0',1,'543248c910b8be34',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'30adfec87ff541e1a4dee951f898163d');
INSERT INTO "verdict" VALUES('8190a84426a04ea0a9f9b2e427f04b0e',2,1,'0.1.0',1,'543248c910b8be34','2026-11-29 23:49:17.451713',1,100.0,NULL,'side-left',84.0,30.0,'reps',90.0,'deg','measured',3,NULL,99.0,9.23333333333333285998e+01,12.4,'deg',NULL,NULL,'423213605f734fd180e70876cfb85580');
INSERT INTO "verdict" VALUES('0f9d7fc371cf449292dbc932a9c66114',1,1,'0.1.0',1,'543248c910b8be34',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'e659754ddfa04f809e3ffecf185dd74d');
INSERT INTO "verdict" VALUES('0db41fe18ae2474983430c4550e97b1d',1,1,'0.1.0',1,'543248c910b8be34','2026-11-29 23:49:17.591258',0,NULL,'no complete repetition was seen','side-left',84.0,30.0,'reps',90.0,'deg','measured',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'7531ff681a1e41d2bbb2b0b16b9e2e56');
INSERT INTO "verdict" VALUES('85b798f2fb3749dc85de406f7cb80259',1,0,'0.1.0',1,'6ae5d13a9d80a3b1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'9d0d497f132840fcabd2e275858d6213');
INSERT INTO "verdict" VALUES('85b798f2fb3749dc85de406f7cb80259',2,1,'0.1.0',1,'0123456789abcdef','2026-11-29 23:49:17.635820',1,100.0,NULL,'side-left',84.0,30.0,'hold',20.0,'s','measured',0,NULL,NULL,NULL,NULL,NULL,9.5,5.5,'3270e008a9d84adda7a07ced67827c93');
INSERT INTO "verdict" VALUES('4c744acc12ed45c09b238be802cf3335',1,0,'0.1.0',1,'543248c910b8be34','2026-11-29 23:49:17.717879',1,100.0,NULL,'side-left',84.0,30.0,'reps',90.0,'deg','measured',3,NULL,99.0,9.23333333333333285998e+01,12.4,'deg',NULL,NULL,'294f58d072fe443dac3361f0a79a6f8e');
INSERT INTO "verdict" VALUES('4c744acc12ed45c09b238be802cf3335',2,1,'0.1.0',9,'543248c910b8be34','2026-11-29 23:49:17.761432',1,100.0,NULL,'side-left',84.0,30.0,'reps',90.0,'deg','measured',2,NULL,99.0,97.5,12.4,'deg',NULL,NULL,'ee1f454394e344efab3978191b04334e');
CREATE TABLE verdict_document (
	verdict_id CHAR(32) NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_verdict_document PRIMARY KEY (verdict_id), 
	CONSTRAINT fk_verdict_document_verdict_id_verdict FOREIGN KEY(verdict_id) REFERENCES verdict (id) ON DELETE CASCADE
);
INSERT INTO "verdict_document" VALUES('92f9084d570a42619d34b5e631d17815','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO "verdict_document" VALUES('423213605f734fd180e70876cfb85580','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO "verdict_document" VALUES('7531ff681a1e41d2bbb2b0b16b9e2e56','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":false,"score":null,"not_scored_reason":"no complete repetition was seen","not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO "verdict_document" VALUES('3270e008a9d84adda7a07ced67827c93','{"exercise_id":"plank","exercise_name":"Front plank","spec_version":1,"spec_hash":"0123456789abcdef","level":"standard","target":20.0,"target_unit":"s","mode":"hold","reps":[],"attempts":[],"holds":[],"faults":[{"id":"hips_sag","severity":"mild","observation":"measured","time_s":4.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Lift your hips.","landmarks":[23,25,27],"lowers_score":true}],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO "verdict_document" VALUES('294f58d072fe443dac3361f0a79a6f8e','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO "verdict_document" VALUES('ee1f454394e344efab3978191b04334e','{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":9,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
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
