-- Records as the first release kept them, with data in every table.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.audit_entry_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the audit trail can only be added to'; END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.assessment (
    session_id uuid,
    kind character varying(60) NOT NULL,
    side character varying(10),
    value double precision,
    band double precision,
    unit character varying(20) NOT NULL,
    details json NOT NULL,
    assessed_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.attempt (
    verdict_id uuid NOT NULL,
    number integer NOT NULL,
    reason character varying(20) NOT NULL,
    start_s double precision,
    end_s double precision,
    document text NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.audit_entry (
    at_utc timestamp with time zone NOT NULL,
    actor_ref uuid NOT NULL,
    subject_ref uuid NOT NULL,
    action character varying(20) NOT NULL,
    what character varying(100) NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.comment (
    author_id uuid,
    session_id uuid,
    set_id uuid,
    text text NOT NULL,
    written_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.desk_session (
    started_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone NOT NULL,
    observed_s double precision NOT NULL,
    comfortable_s double precision NOT NULL,
    posture_changes integer NOT NULL,
    breaks integer NOT NULL,
    details json NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.exercise_session (
    started_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone,
    day date NOT NULL,
    place character varying(100),
    plan_version_id uuid,
    check_in json,
    check_out json,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.exercise_set (
    session_id uuid NOT NULL,
    exercise_id character varying(60) NOT NULL,
    level character varying(20) NOT NULL,
    side character varying(10),
    personal_target double precision,
    source character varying(20) NOT NULL,
    status character varying(20) NOT NULL,
    started_utc timestamp with time zone NOT NULL,
    touched_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone,
    day date NOT NULL,
    rep_count integer NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT ck_exercise_set_source CHECK (((source)::text = ANY ((ARRAY['live'::character varying, 'recording'::character varying, 'import'::character varying])::text[]))),
    CONSTRAINT ck_exercise_set_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'finished'::character varying, 'interrupted'::character varying, 'discarded'::character varying])::text[])))
);
CREATE TABLE public.fault_finding (
    verdict_id uuid NOT NULL,
    rep_id uuid,
    fault_id character varying(60) NOT NULL,
    severity character varying(10) NOT NULL,
    worst double precision,
    threshold double precision,
    unit character varying(20) NOT NULL,
    time_s double precision,
    id uuid NOT NULL
);
CREATE TABLE public."grant" (
    therapist_id uuid NOT NULL,
    granted_utc timestamp with time zone NOT NULL,
    revoked_utc timestamp with time zone,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.hold (
    verdict_id uuid NOT NULL,
    number integer NOT NULL,
    side character varying(10),
    start_s double precision,
    end_s double precision,
    duration_s double precision,
    document text NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.invitation (
    token_sha256 character varying(64) NOT NULL,
    role character varying(20) NOT NULL,
    invited_by_id uuid,
    created_utc timestamp with time zone NOT NULL,
    expires_utc timestamp with time zone NOT NULL,
    accepted_utc timestamp with time zone,
    withdrawn_utc timestamp with time zone,
    id uuid NOT NULL,
    CONSTRAINT ck_invitation_role CHECK (((role)::text = ANY ((ARRAY['patient'::character varying, 'therapist'::character varying, 'admin'::character varying])::text[])))
);
CREATE TABLE public.lifting_session (
    started_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone NOT NULL,
    lift_count integer NOT NULL,
    load_kg double precision,
    details json NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.login_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    linked_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.media (
    set_id uuid,
    kind character varying(20) NOT NULL,
    consented_utc timestamp with time zone NOT NULL,
    expires_utc timestamp with time zone,
    file_name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size_bytes integer NOT NULL,
    encrypted boolean NOT NULL,
    kept_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.pain_entry (
    session_id uuid,
    kind character varying(20) NOT NULL,
    score integer NOT NULL,
    place character varying(200),
    note text,
    felt_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT ck_pain_entry_score CHECK (((score >= 0) AND (score <= 10)))
);
CREATE TABLE public.passcode (
    person_id uuid NOT NULL,
    argon2_hash text NOT NULL,
    set_utc timestamp with time zone NOT NULL,
    wrong_count integer NOT NULL,
    wait_until_utc timestamp with time zone
);
CREATE TABLE public.person (
    name text NOT NULL,
    role character varying(20) NOT NULL,
    audit_ref uuid NOT NULL,
    created_utc timestamp with time zone NOT NULL,
    closed_utc timestamp with time zone,
    id uuid NOT NULL,
    CONSTRAINT ck_person_role CHECK (((role)::text = ANY ((ARRAY['patient'::character varying, 'therapist'::character varying, 'admin'::character varying])::text[])))
);
CREATE TABLE public.plan (
    title text NOT NULL,
    created_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.plan_version (
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    body json NOT NULL,
    author_id uuid,
    reason text NOT NULL,
    written_utc timestamp with time zone NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.pose_track (
    set_id uuid NOT NULL,
    frame_count integer NOT NULL,
    file_name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size_bytes integer NOT NULL,
    encrypted boolean NOT NULL,
    kept_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.questionnaire_answer (
    tool character varying(60) NOT NULL,
    items json NOT NULL,
    score double precision,
    answered_utc timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.rep (
    verdict_id uuid NOT NULL,
    number integer NOT NULL,
    side character varying(10),
    start_s double precision,
    peak_s double precision,
    end_s double precision,
    peak double precision,
    start_value double precision,
    peak_band double precision,
    unit character varying(20) NOT NULL,
    out_s double precision,
    pause_s double precision,
    return_s double precision,
    hold_s double precision,
    score double precision,
    full_range boolean,
    counted_utc timestamp with time zone NOT NULL,
    document text NOT NULL,
    id uuid NOT NULL
);
CREATE TABLE public.verdict (
    set_id uuid NOT NULL,
    number integer NOT NULL,
    is_current boolean NOT NULL,
    engine_version character varying(40) NOT NULL,
    spec_version integer NOT NULL,
    spec_hash character varying(64) NOT NULL,
    judged_utc timestamp with time zone,
    scored boolean,
    score double precision,
    reason character varying,
    view character varying(20),
    view_yaw_deg double precision,
    rate_hz double precision,
    mode character varying(20),
    target double precision,
    target_unit character varying(20),
    count_basis character varying(20),
    rep_count integer NOT NULL,
    clock_count integer,
    peak_furthest double precision,
    peak_mean double precision,
    peak_band double precision,
    peak_unit character varying(20),
    hold_total_s double precision,
    hold_longest_s double precision,
    id uuid NOT NULL
);
CREATE TABLE public.verdict_document (
    verdict_id uuid NOT NULL,
    document text NOT NULL
);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.assessment VALUES (NULL, 'sts30', NULL, 12, NULL, 'count', '{}', '2026-11-25 08:11:41.861947+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '0b4d335f-bf57-4415-bf39-3a895e27706b');
INSERT INTO public.attempt VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', 1, 'cut_off', 13.3, 14.77, '{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}', '67d4f538-1533-4710-8b91-a5b934a2e54f');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.484184+00', '8c2ec680-6314-4315-bd73-99488759fc1b', '8c2ec680-6314-4315-bd73-99488759fc1b', 'change', 'accounts.grant', '43943dfd-0907-4499-ba6f-0b2938069aab');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.550614+00', '8c2ec680-6314-4315-bd73-99488759fc1b', '8c2ec680-6314-4315-bd73-99488759fc1b', 'change', 'accounts.grant', '2578ba1a-573c-4075-8cc6-03f962a2b5d8');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.574958+00', '8c2ec680-6314-4315-bd73-99488759fc1b', '8c2ec680-6314-4315-bd73-99488759fc1b', 'change', 'accounts.grant', '1f175ba9-7fcc-4cb6-8f7e-f04a6c49f803');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.587811+00', '8c2ec680-6314-4315-bd73-99488759fc1b', '8c2ec680-6314-4315-bd73-99488759fc1b', 'change', 'accounts.revoke', '6113b9d5-56dd-4e41-b137-1bea876845bb');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.604834+00', 'db7ccee1-554f-4f48-8864-dbed69d5e8f3', '81f94820-4961-495f-a966-d6d3df6e8f2a', 'change', 'people.close', 'f9cd8142-42e5-42d3-923e-a80b6ccffec1');
INSERT INTO public.audit_entry VALUES ('2026-11-25 08:11:41.835825+00', '1da660bc-9540-4858-9652-c2ca7261a693', '8c2ec680-6314-4315-bd73-99488759fc1b', 'change', 'plans.make', '17719ed6-923c-4c03-922b-6d9a57633cc1');
INSERT INTO public.desk_session VALUES ('2026-11-25 08:11:41.868343+00', '2026-11-25 08:11:41.868347+00', 60, 50, 3, 1, '{}', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '42b793b9-4f9a-4bc8-b6f8-fcdcefb445bb');
INSERT INTO public.exercise_session VALUES ('2026-11-25 08:11:41.61676+00', NULL, '2026-11-25', 'living room', NULL, '{"slept": "well"}', NULL, '5d0d0d34-0f83-4053-b5aa-416a175f7819', 'fb6694fa-c990-4a40-93f9-beb206ec8766');
INSERT INTO public.exercise_set VALUES ('fb6694fa-c990-4a40-93f9-beb206ec8766', 'squat', 'standard', NULL, NULL, 'live', 'finished', '2026-11-25 08:11:41.630931+00', '2026-11-25 08:11:41.810185+00', '2026-11-25 08:11:41.810185+00', '2026-11-25', 3, '5d0d0d34-0f83-4053-b5aa-416a175f7819', 'f16854b6-2465-48d6-8129-eb341008e5eb');
INSERT INTO public.exercise_set VALUES ('fb6694fa-c990-4a40-93f9-beb206ec8766', 'squat', 'standard', NULL, NULL, 'live', 'open', '2026-11-25 08:11:41.828429+00', '2026-11-25 08:11:41.828429+00', NULL, '2026-11-25', 0, '5d0d0d34-0f83-4053-b5aa-416a175f7819', '2e3f05ae-510f-467d-9e0e-08e143655b8b');
INSERT INTO public.fault_finding VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', '3f1d8985-0c38-4e5b-965c-905cab3e6fe1', 'shallow', 'mild', 78, 80, 'deg', 11, 'd9fa9896-40a8-4385-b041-f9268a04d16f');
INSERT INTO public."grant" VALUES ('561974e7-88fd-4d90-a4d0-076070724a78', '2026-11-25 08:11:41.479799+00', NULL, '5d0d0d34-0f83-4053-b5aa-416a175f7819', 'acd23dd6-5405-45ef-a012-d141573aa8f0');
INSERT INTO public."grant" VALUES ('0d1f3208-7538-49e3-b945-ab5e442e8b0a', '2026-11-25 08:11:41.568331+00', NULL, '5d0d0d34-0f83-4053-b5aa-416a175f7819', 'bdbafb97-c389-49b9-8e24-1998d7b1813b');
INSERT INTO public."grant" VALUES ('b7c2d950-5c8e-4c46-a208-447f47b849de', '2026-11-25 08:11:41.530944+00', '2026-11-25 08:11:41.586318+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '7065d0c7-7972-4aba-a1ba-b8e03fd1fd0f');
INSERT INTO public.invitation VALUES ('2bf3780ae50aea3e6aab4f208af8621fe520937aa9cb014b806ce3fed6068d83', 'therapist', 'a24e1fee-500e-4475-8413-a1a991dbbbab', '2026-11-25 08:11:41.879142+00', '2026-12-09 08:11:41.879142+00', NULL, NULL, 'e00ab274-03ee-40e2-9461-1901529ce5e1');
INSERT INTO public.lifting_session VALUES ('2026-11-25 08:11:41.875942+00', '2026-11-25 08:11:41.875946+00', 5, 10, '{}', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '12cfc11e-f2b8-43fd-ba49-6ce2a0d7f8b3');
INSERT INTO public.media VALUES ('f16854b6-2465-48d6-8129-eb341008e5eb', 'video', '2026-11-25 08:11:41.845964+00', '2026-12-25 08:11:41.853913+00', '4315d071-d0f1-4ce9-9880-6641a0cadde4.mp4', '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 1, false, '2026-11-25 08:11:41.853908+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '4315d071-d0f1-4ce9-9880-6641a0cadde4');
INSERT INTO public.pain_entry VALUES ('fb6694fa-c990-4a40-93f9-beb206ec8766', 'before', 3, 'lower back', NULL, '2026-11-25 08:11:41.856333+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '3c58298f-ebb4-4611-af7d-66f00434be9f');
INSERT INTO public.person VALUES ('patient of the clinic', 'patient', '8c2ec680-6314-4315-bd73-99488759fc1b', '2026-11-25 08:11:41.446502+00', NULL, '5d0d0d34-0f83-4053-b5aa-416a175f7819');
INSERT INTO public.person VALUES ('other_patient of the clinic', 'patient', '24db66d7-74f4-46b3-9497-4e9957d0b090', '2026-11-25 08:11:41.450786+00', NULL, 'e140c4e1-7663-4199-9cbc-e5f6c3b1ad8c');
INSERT INTO public.person VALUES ('therapist of the clinic', 'therapist', '1da660bc-9540-4858-9652-c2ca7261a693', '2026-11-25 08:11:41.454915+00', NULL, '561974e7-88fd-4d90-a4d0-076070724a78');
INSERT INTO public.person VALUES ('stranger of the clinic', 'therapist', '52ed9d9f-0ee2-4328-8377-7335d41315b0', '2026-11-25 08:11:41.455671+00', NULL, '2f636a1d-2503-464e-b260-08111a70cbfd');
INSERT INTO public.person VALUES ('former of the clinic', 'therapist', 'ca7068b3-e7f3-401b-9d51-486ee530125b', '2026-11-25 08:11:41.460521+00', NULL, 'b7c2d950-5c8e-4c46-a208-447f47b849de');
INSERT INTO public.person VALUES ('admin of the clinic', 'admin', 'db7ccee1-554f-4f48-8864-dbed69d5e8f3', '2026-11-25 08:11:41.466587+00', NULL, 'a24e1fee-500e-4475-8413-a1a991dbbbab');
INSERT INTO public.person VALUES ('second_admin of the clinic', 'admin', 'bd207696-dd93-4d56-a996-3ea504aa17fa', '2026-11-25 08:11:41.467852+00', NULL, '51e40ac0-b2a4-4e13-8a40-344007935cbf');
INSERT INTO public.person VALUES ('closed of the clinic', 'therapist', '81f94820-4961-495f-a966-d6d3df6e8f2a', '2026-11-25 08:11:41.468745+00', '2026-11-25 08:11:41.603668+00', '0d1f3208-7538-49e3-b945-ab5e442e8b0a');
INSERT INTO public.plan VALUES ('To the garden', '2026-11-25 08:11:41.835889+00', NULL, '5d0d0d34-0f83-4053-b5aa-416a175f7819', '332ee8f9-fe1a-42f8-9c96-770cafffe614');
INSERT INTO public.plan_version VALUES ('332ee8f9-fe1a-42f8-9c96-770cafffe614', 1, '{"exercises": [{"id": "squat", "sets": 3}]}', '561974e7-88fd-4d90-a4d0-076070724a78', 'a start', '2026-11-25 08:11:41.837987+00', 'ea150a80-090e-4889-85f8-c96f3128a96f');
INSERT INTO public.pose_track VALUES ('f16854b6-2465-48d6-8129-eb341008e5eb', 60, 'f16854b6-2465-48d6-8129-eb341008e5eb.parquet', '20518af4edccd654421a0b11d85ebb649f17a15c978200d845c5b36687ffbe86', 53519, false, '2026-11-25 08:11:41.722891+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '2fae2d52-48a2-4ad7-892e-e14b0dd1397e');
INSERT INTO public.questionnaire_answer VALUES ('rmdq', '{"1": true}', 1, '2026-11-25 08:11:41.859596+00', '5d0d0d34-0f83-4053-b5aa-416a175f7819', '0b406610-0fa3-47e5-b4ae-360f2e0b3cca');
INSERT INTO public.rep VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-25 08:11:41.804803+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '9cfab385-57a9-4ac3-a393-9bd0208467cb');
INSERT INTO public.rep VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-25 08:11:41.80851+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', 'c36f4f18-040d-4976-8398-331d580cfddb');
INSERT INTO public.rep VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', 3, NULL, 9.3, 11, 12.7, 82, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 90, false, '2026-11-25 08:11:41.809164+00', '{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}', '3f1d8985-0c38-4e5b-965c-905cab3e6fe1');
INSERT INTO public.verdict VALUES ('f16854b6-2465-48d6-8129-eb341008e5eb', 1, true, '0.1.0', 1, '543248c910b8be34', '2026-11-25 08:11:41.801818+00', true, 100, NULL, 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 3, NULL, 99, 92.33333333333333, 12.4, 'deg', NULL, NULL, 'abfa6c0f-0709-45cc-ba53-284b895eb4c6');
INSERT INTO public.verdict VALUES ('2e3f05ae-510f-467d-9e0e-08e143655b8b', 1, true, '0.1.0', 1, '543248c910b8be34', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '80bef06f-2b24-4a57-81e3-6ca293b9e265');
INSERT INTO public.verdict_document VALUES ('abfa6c0f-0709-45cc-ba53-284b895eb4c6', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT pk_assessment PRIMARY KEY (id);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT pk_attempt PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT pk_audit_entry PRIMARY KEY (id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (id);
ALTER TABLE ONLY public.desk_session
    ADD CONSTRAINT pk_desk_session PRIMARY KEY (id);
ALTER TABLE ONLY public.exercise_session
    ADD CONSTRAINT pk_exercise_session PRIMARY KEY (id);
ALTER TABLE ONLY public.exercise_set
    ADD CONSTRAINT pk_exercise_set PRIMARY KEY (id);
ALTER TABLE ONLY public.fault_finding
    ADD CONSTRAINT pk_fault_finding PRIMARY KEY (id);
ALTER TABLE ONLY public."grant"
    ADD CONSTRAINT pk_grant PRIMARY KEY (id);
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT pk_hold PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT pk_invitation PRIMARY KEY (id);
ALTER TABLE ONLY public.lifting_session
    ADD CONSTRAINT pk_lifting_session PRIMARY KEY (id);
ALTER TABLE ONLY public.login_identity
    ADD CONSTRAINT pk_login_identity PRIMARY KEY (id);
ALTER TABLE ONLY public.media
    ADD CONSTRAINT pk_media PRIMARY KEY (id);
ALTER TABLE ONLY public.pain_entry
    ADD CONSTRAINT pk_pain_entry PRIMARY KEY (id);
ALTER TABLE ONLY public.passcode
    ADD CONSTRAINT pk_passcode PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT pk_plan PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT pk_plan_version PRIMARY KEY (id);
ALTER TABLE ONLY public.pose_track
    ADD CONSTRAINT pk_pose_track PRIMARY KEY (id);
ALTER TABLE ONLY public.questionnaire_answer
    ADD CONSTRAINT pk_questionnaire_answer PRIMARY KEY (id);
ALTER TABLE ONLY public.rep
    ADD CONSTRAINT pk_rep PRIMARY KEY (id);
ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT pk_verdict PRIMARY KEY (id);
ALTER TABLE ONLY public.verdict_document
    ADD CONSTRAINT pk_verdict_document PRIMARY KEY (verdict_id);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT uq_attempt_verdict_id_number UNIQUE (verdict_id, number);
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT uq_hold_verdict_id_number UNIQUE (verdict_id, number);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT uq_invitation_token_sha256 UNIQUE (token_sha256);
ALTER TABLE ONLY public.login_identity
    ADD CONSTRAINT uq_login_identity_issuer_subject UNIQUE (issuer, subject);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_audit_ref UNIQUE (audit_ref);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT uq_plan_version_plan_id_number UNIQUE (plan_id, number);
ALTER TABLE ONLY public.pose_track
    ADD CONSTRAINT uq_pose_track_set_id UNIQUE (set_id);
ALTER TABLE ONLY public.rep
    ADD CONSTRAINT uq_rep_verdict_id_number UNIQUE (verdict_id, number);
ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT uq_verdict_set_id_number UNIQUE (set_id, number);
CREATE INDEX ix_assessment_person_id ON public.assessment USING btree (person_id);
CREATE INDEX ix_assessment_session_id ON public.assessment USING btree (session_id);
CREATE INDEX ix_audit_entry_actor_ref ON public.audit_entry USING btree (actor_ref);
CREATE INDEX ix_audit_entry_subject_ref ON public.audit_entry USING btree (subject_ref);
CREATE INDEX ix_comment_author_id ON public.comment USING btree (author_id);
CREATE INDEX ix_comment_person_id ON public.comment USING btree (person_id);
CREATE INDEX ix_comment_session_id ON public.comment USING btree (session_id);
CREATE INDEX ix_comment_set_id ON public.comment USING btree (set_id);
CREATE INDEX ix_desk_session_person_id ON public.desk_session USING btree (person_id);
CREATE INDEX ix_exercise_session_person_id ON public.exercise_session USING btree (person_id);
CREATE INDEX ix_exercise_session_plan_version_id ON public.exercise_session USING btree (plan_version_id);
CREATE INDEX ix_exercise_session_started_utc ON public.exercise_session USING btree (started_utc);
CREATE INDEX ix_exercise_set_days ON public.exercise_set USING btree (person_id, status, day, rep_count);
CREATE INDEX ix_exercise_set_person_id ON public.exercise_set USING btree (person_id);
CREATE INDEX ix_exercise_set_progress ON public.exercise_set USING btree (person_id, status, exercise_id, day, rep_count, id);
CREATE INDEX ix_exercise_set_session_id ON public.exercise_set USING btree (session_id);
CREATE INDEX ix_fault_finding_progress ON public.fault_finding USING btree (verdict_id, fault_id, severity);
CREATE INDEX ix_fault_finding_rep_id ON public.fault_finding USING btree (rep_id);
CREATE INDEX ix_grant_person_id ON public."grant" USING btree (person_id);
CREATE INDEX ix_grant_therapist_id ON public."grant" USING btree (therapist_id);
CREATE INDEX ix_invitation_invited_by_id ON public.invitation USING btree (invited_by_id);
CREATE INDEX ix_lifting_session_person_id ON public.lifting_session USING btree (person_id);
CREATE INDEX ix_login_identity_person_id ON public.login_identity USING btree (person_id);
CREATE INDEX ix_media_person_id ON public.media USING btree (person_id);
CREATE INDEX ix_media_set_id ON public.media USING btree (set_id);
CREATE INDEX ix_pain_entry_person_id ON public.pain_entry USING btree (person_id);
CREATE INDEX ix_pain_entry_session_id ON public.pain_entry USING btree (session_id);
CREATE INDEX ix_plan_person_id ON public.plan USING btree (person_id);
CREATE INDEX ix_plan_version_author_id ON public.plan_version USING btree (author_id);
CREATE INDEX ix_pose_track_person_id ON public.pose_track USING btree (person_id);
CREATE INDEX ix_questionnaire_answer_person_id ON public.questionnaire_answer USING btree (person_id);
CREATE UNIQUE INDEX uq_grant_live ON public."grant" USING btree (person_id, therapist_id) WHERE (revoked_utc IS NULL);
CREATE UNIQUE INDEX uq_verdict_current ON public.verdict USING btree (set_id) WHERE is_current;
CREATE TRIGGER audit_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.audit_entry_refuse();
ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT fk_assessment_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT fk_assessment_session_id_exercise_session FOREIGN KEY (session_id) REFERENCES public.exercise_session(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT fk_attempt_verdict_id_verdict FOREIGN KEY (verdict_id) REFERENCES public.verdict(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_author_id_person FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_session_id_exercise_session FOREIGN KEY (session_id) REFERENCES public.exercise_session(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_set_id_exercise_set FOREIGN KEY (set_id) REFERENCES public.exercise_set(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.desk_session
    ADD CONSTRAINT fk_desk_session_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.exercise_session
    ADD CONSTRAINT fk_exercise_session_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.exercise_session
    ADD CONSTRAINT fk_exercise_session_plan_version_id_plan_version FOREIGN KEY (plan_version_id) REFERENCES public.plan_version(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.exercise_set
    ADD CONSTRAINT fk_exercise_set_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.exercise_set
    ADD CONSTRAINT fk_exercise_set_session_id_exercise_session FOREIGN KEY (session_id) REFERENCES public.exercise_session(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.fault_finding
    ADD CONSTRAINT fk_fault_finding_rep_id_rep FOREIGN KEY (rep_id) REFERENCES public.rep(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.fault_finding
    ADD CONSTRAINT fk_fault_finding_verdict_id_verdict FOREIGN KEY (verdict_id) REFERENCES public.verdict(id) ON DELETE CASCADE;
ALTER TABLE ONLY public."grant"
    ADD CONSTRAINT fk_grant_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public."grant"
    ADD CONSTRAINT fk_grant_therapist_id_person FOREIGN KEY (therapist_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hold
    ADD CONSTRAINT fk_hold_verdict_id_verdict FOREIGN KEY (verdict_id) REFERENCES public.verdict(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT fk_invitation_invited_by_id_person FOREIGN KEY (invited_by_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.lifting_session
    ADD CONSTRAINT fk_lifting_session_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.login_identity
    ADD CONSTRAINT fk_login_identity_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.media
    ADD CONSTRAINT fk_media_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.media
    ADD CONSTRAINT fk_media_set_id_exercise_set FOREIGN KEY (set_id) REFERENCES public.exercise_set(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pain_entry
    ADD CONSTRAINT fk_pain_entry_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pain_entry
    ADD CONSTRAINT fk_pain_entry_session_id_exercise_session FOREIGN KEY (session_id) REFERENCES public.exercise_session(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passcode
    ADD CONSTRAINT fk_passcode_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT fk_plan_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT fk_plan_version_author_id_person FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT fk_plan_version_plan_id_plan FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pose_track
    ADD CONSTRAINT fk_pose_track_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pose_track
    ADD CONSTRAINT fk_pose_track_set_id_exercise_set FOREIGN KEY (set_id) REFERENCES public.exercise_set(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.questionnaire_answer
    ADD CONSTRAINT fk_questionnaire_answer_person_id_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rep
    ADD CONSTRAINT fk_rep_verdict_id_verdict FOREIGN KEY (verdict_id) REFERENCES public.verdict(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.verdict_document
    ADD CONSTRAINT fk_verdict_document_verdict_id_verdict FOREIGN KEY (verdict_id) REFERENCES public.verdict(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT fk_verdict_set_id_exercise_set FOREIGN KEY (set_id) REFERENCES public.exercise_set(id) ON DELETE CASCADE;
