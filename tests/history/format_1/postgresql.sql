-- Records as they were kept before a set said what was not counted and what was counted live.
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
INSERT INTO public.attempt VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 1, 'partial', 0.1, 0.9, '{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}', '5499eb6a-e15a-4123-9b70-1487d16b81c5');
INSERT INTO public.attempt VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 2, 'too_fast', 4.75, 4.9, '{"start_s":4.75,"end_s":4.9,"peak":88.0,"unit":"deg","side":"left","reason":"too_fast"}', '64e9cad7-64ba-4475-8ed0-b7142cba9050');
INSERT INTO public.attempt VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 3, 'too_slow', 4.9, 5.2, '{"start_s":4.9,"end_s":5.2,"peak":88.0,"unit":"deg","side":null,"reason":"too_slow"}', 'dc9573d3-0a55-4690-9394-e8ad654745d7');
INSERT INTO public.attempt VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 4, 'incomplete', 8.8, 9.2, '{"start_s":8.8,"end_s":9.2,"peak":NaN,"unit":"deg","side":null,"reason":"incomplete"}', '603e19fa-001e-471a-875e-f3d879b6d691');
INSERT INTO public.attempt VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 5, 'cut_off', 13.3, 14.77, '{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}', '827d6860-5dd8-4426-bb7d-b49b2456187f');
INSERT INTO public.attempt VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 1, 'partial', 0.1, 0.9, '{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}', 'a7b13591-4da8-45fb-b55b-961f853ff309');
INSERT INTO public.attempt VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 2, 'too_fast', 4.75, 4.9, '{"start_s":4.75,"end_s":4.9,"peak":88.0,"unit":"deg","side":"left","reason":"too_fast"}', 'a0121675-bdba-4780-8675-22c42b32b9fd');
INSERT INTO public.attempt VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 3, 'too_slow', 4.9, 5.2, '{"start_s":4.9,"end_s":5.2,"peak":88.0,"unit":"deg","side":null,"reason":"too_slow"}', 'ab288708-dd2d-49b2-a72d-100073f048c9');
INSERT INTO public.attempt VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 4, 'incomplete', 8.8, 9.2, '{"start_s":8.8,"end_s":9.2,"peak":NaN,"unit":"deg","side":null,"reason":"incomplete"}', 'a1c9b59a-739a-4260-83a9-ea81abef6731');
INSERT INTO public.attempt VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 5, 'cut_off', 13.3, 14.77, '{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}', 'bc415d07-11cb-440d-b1a3-b08a79ec6275');
INSERT INTO public.attempt VALUES ('9e921222-0470-467b-89c7-81378d973c6d', 1, 'partial', 0.1, 0.9, '{"start_s":0.1,"end_s":0.9,"peak":41.0,"unit":"deg","side":null,"reason":"partial"}', '2241e3ca-fdf0-48fe-b464-4a59f88130a7');
INSERT INTO public.attempt VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', 1, 'cut_off', 13.3, 14.77, '{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}', '359b3689-e806-4287-9947-1654bd507f39');
INSERT INTO public.attempt VALUES ('d895b6d2-e802-4743-81ef-70edb138c36d', 1, 'cut_off', 13.3, 14.77, '{"start_s":13.3,"end_s":14.77,"peak":80.0,"unit":"deg","side":null,"reason":"cut_off"}', 'c2a5b9af-f7ab-4730-acf5-366914e73c0c');
INSERT INTO public.exercise_session VALUES ('2026-11-29 23:49:24.369735+00', '2026-11-29 23:49:26.807932+00', '2026-11-29', NULL, NULL, 'null', NULL, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '633cc2f3-17e9-4296-ae1b-93663fa167ae');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'squat', 'standard', NULL, NULL, 'live', 'finished', '2026-11-29 23:49:24.442016+00', '2026-11-29 23:49:24.778657+00', '2026-11-29 23:49:24.778657+00', '2026-11-29', 3, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '66a94a67-eb20-41dd-888d-8eb3810f8a81');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'squat', 'standard', NULL, NULL, 'live', 'finished', '2026-11-29 23:49:24.846664+00', '2026-11-29 23:49:25.446185+00', '2026-11-29 23:49:25.446185+00', '2026-11-29', 3, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '539114d9-0362-4a64-9443-ffa2aa695c92');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'squat', 'standard', NULL, NULL, 'live', 'interrupted', '2026-11-29 23:49:25.672474+00', '2026-11-29 23:49:25.82839+00', NULL, '2026-11-29', 2, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '1339dc1a-2eeb-4b81-b65d-17b100c62adb');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'squat', 'standard', NULL, NULL, 'recording', 'finished', '2026-11-29 23:49:25.961361+00', '2026-11-29 23:49:26.162447+00', '2026-11-29 23:49:26.162447+00', '2026-11-29', 0, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '37cc1b64-772c-40e8-879c-09cd8db0693c');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'plank', 'standard', NULL, NULL, 'live', 'finished', '2026-11-29 23:49:26.234634+00', '2026-11-29 23:49:26.391813+00', '2026-11-29 23:49:26.391813+00', '2026-11-29', 0, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', 'cef8a7f3-efbd-4aca-b675-36d309ae7487');
INSERT INTO public.exercise_set VALUES ('633cc2f3-17e9-4296-ae1b-93663fa167ae', 'squat', 'standard', NULL, NULL, 'live', 'finished', '2026-11-29 23:49:26.457418+00', '2026-11-29 23:49:26.686469+00', '2026-11-29 23:49:26.686469+00', '2026-11-29', 2, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3', '370c7796-a597-42b6-940b-4d79d0068961');
INSERT INTO public.fault_finding VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 'e42b7106-11f9-4d67-84a4-09938bf2cd82', 'shallow', 'mild', 78, 80, 'deg', 11, 'f6d9bedf-184a-438f-94f0-8720c2ba8e3a');
INSERT INTO public.fault_finding VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', '7dd1de30-d341-46bc-9e43-a08a0199b8a1', 'shallow', 'mild', 78, 80, 'deg', 11, '3b9cb6e9-c0fe-4be7-9c45-2820423814e0');
INSERT INTO public.fault_finding VALUES ('614ff4f9-e168-4a2f-b8f4-85e9b9d168d9', '345c4a1b-63c5-430a-8386-10485251f40c', 'shallow', 'mild', 78, 80, 'deg', 11, '405ded47-1f50-47c9-be63-2fd899ba0884');
INSERT INTO public.fault_finding VALUES ('8a06fbf3-3412-4ab0-885e-a8cd68a29513', NULL, 'hips_sag', 'mild', 78, 80, 'deg', 4, 'f029250c-67b2-4642-9274-a8bba021022f');
INSERT INTO public.fault_finding VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', '16680e97-8b6e-472a-a2bf-c838a423caf9', 'shallow', 'mild', 78, 80, 'deg', 11, '41b71cc1-2d21-4be5-a89f-cf2d4a0fd7b8');
INSERT INTO public.hold VALUES ('8a06fbf3-3412-4ab0-885e-a8cd68a29513', 1, NULL, 1, 6.5, 5.5, '{"start_s":1.0,"end_s":6.5,"side":null,"paused_s":0.0,"ended":null,"reached":null}', 'b3a07361-ce60-4173-a0f5-33108efc605c');
INSERT INTO public.hold VALUES ('8a06fbf3-3412-4ab0-885e-a8cd68a29513', 2, NULL, 8, 12, 4, '{"start_s":8.0,"end_s":12.0,"side":null,"paused_s":0.0,"ended":null,"reached":null}', '9f92269b-65df-4f84-9963-847cd436afd7');
INSERT INTO public.person VALUES ('ana of the clinic', 'patient', '452ab51a-d537-498e-8c11-37e406b8d7c3', '2026-11-29 23:49:24.321171+00', NULL, '1a600538-fa2a-4fe7-baf8-86bbf07cdad3');
INSERT INTO public.rep VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:24.493491+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '0cbdfea4-fbbf-4a62-8afa-26936aab0e4d');
INSERT INTO public.rep VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:24.53236+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '8645c587-dfe3-43dc-9be3-334ba115448d');
INSERT INTO public.rep VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', 3, NULL, 9.3, 11, 12.7, 82, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 90, false, '2026-11-29 23:49:24.559965+00', '{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}', 'e42b7106-11f9-4d67-84a4-09938bf2cd82');
INSERT INTO public.rep VALUES ('79c10187-d4b3-4fec-82f8-b7d8133c9bb3', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:24.902708+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '5b310875-8b02-46c2-ad8c-0c8a29a7dc51');
INSERT INTO public.rep VALUES ('79c10187-d4b3-4fec-82f8-b7d8133c9bb3', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 40, true, '2026-11-29 23:49:25.101593+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":40.0,"hold_s":null,"variant":null}', '0007afa6-b6da-4a95-81cb-4fc72c4f8788');
INSERT INTO public.rep VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:25.42541+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '9270966e-fbd6-4599-a39b-8cf667eeafba');
INSERT INTO public.rep VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:25.43788+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '06bf3020-d4cd-423f-a0c7-2b61d3ea2b21');
INSERT INTO public.rep VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', 3, NULL, 9.3, 11, 12.7, 82, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 90, false, '2026-11-29 23:49:25.439123+00', '{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}', '7dd1de30-d341-46bc-9e43-a08a0199b8a1');
INSERT INTO public.rep VALUES ('614ff4f9-e168-4a2f-b8f4-85e9b9d168d9', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:25.695307+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', 'dc32ce67-9e4e-408e-a9dc-21e708f03d63');
INSERT INTO public.rep VALUES ('614ff4f9-e168-4a2f-b8f4-85e9b9d168d9', 2, NULL, 9.3, 11, 12.7, 82, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 90, false, '2026-11-29 23:49:25.825149+00', '{"number":2,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}', '345c4a1b-63c5-430a-8386-10485251f40c');
INSERT INTO public.rep VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:26.521359+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '9c8735b2-b76a-4f86-be66-57cce1d89442');
INSERT INTO public.rep VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:26.582449+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', 'f5dad8c1-bdf7-4376-a520-85f891a6c8d5');
INSERT INTO public.rep VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', 3, NULL, 9.3, 11, 12.7, 82, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 90, false, '2026-11-29 23:49:26.621443+00', '{"number":3,"side":null,"start_s":9.3,"peak_s":11.0,"end_s":12.7,"peak":82.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":false,"left_peak":82.0,"right_peak":null,"faults":[{"id":"shallow","severity":"mild","observation":"measured","time_s":11.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Sit a little lower if it is comfortable.","landmarks":[23,25,27],"lowers_score":true}],"not_checked":[],"score":90.0,"hold_s":null,"variant":null}', '16680e97-8b6e-472a-a2bf-c838a423caf9');
INSERT INTO public.rep VALUES ('d895b6d2-e802-4743-81ef-70edb138c36d', 1, NULL, 1.3, 3, 4.7, 96, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:26.750571+00', '{"number":1,"side":null,"start_s":1.3,"peak_s":3.0,"end_s":4.7,"peak":96.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":96.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', 'f763021a-740e-40bb-8d19-7a4c28de6458');
INSERT INTO public.rep VALUES ('d895b6d2-e802-4743-81ef-70edb138c36d', 2, NULL, 5.3, 7, 8.7, 99, 4, 12.4, 'deg', 1.5, 0.4, 1.5, NULL, 100, true, '2026-11-29 23:49:26.753179+00', '{"number":2,"side":null,"start_s":5.3,"peak_s":7.0,"end_s":8.7,"peak":99.0,"start_value":4.0,"peak_band":12.4,"unit":"deg","out_s":1.5,"pause_s":0.4,"return_s":1.5,"full_range":true,"left_peak":99.0,"right_peak":null,"faults":[],"not_checked":[],"score":100.0,"hold_s":null,"variant":null}', '284fcab4-c566-4d7f-8d6c-c168df4d3d87');
INSERT INTO public.verdict VALUES ('66a94a67-eb20-41dd-888d-8eb3810f8a81', 1, true, '0.1.0', 1, '543248c910b8be34', '2026-11-29 23:49:24.760046+00', true, 100, NULL, 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 3, NULL, 99, 92.33333333333333, 12.4, 'deg', NULL, NULL, 'b6189016-fbe9-480c-9eac-ae60f714a707');
INSERT INTO public.verdict VALUES ('539114d9-0362-4a64-9443-ffa2aa695c92', 1, false, '0.1.0', 1, '543248c910b8be34', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '79c10187-d4b3-4fec-82f8-b7d8133c9bb3');
INSERT INTO public.verdict VALUES ('539114d9-0362-4a64-9443-ffa2aa695c92', 2, true, '0.1.0', 1, '543248c910b8be34', '2026-11-29 23:49:25.366618+00', true, 100, NULL, 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 3, NULL, 99, 92.33333333333333, 12.4, 'deg', NULL, NULL, 'fa1d5234-ee13-4c02-977c-41629552667c');
INSERT INTO public.verdict VALUES ('1339dc1a-2eeb-4b81-b65d-17b100c62adb', 1, true, '0.1.0', 1, '543248c910b8be34', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '614ff4f9-e168-4a2f-b8f4-85e9b9d168d9');
INSERT INTO public.verdict VALUES ('37cc1b64-772c-40e8-879c-09cd8db0693c', 1, true, '0.1.0', 1, '543248c910b8be34', '2026-11-29 23:49:26.157414+00', false, NULL, 'no complete repetition was seen', 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '9e921222-0470-467b-89c7-81378d973c6d');
INSERT INTO public.verdict VALUES ('cef8a7f3-efbd-4aca-b675-36d309ae7487', 1, false, '0.1.0', 1, '6ae5d13a9d80a3b1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'f10ba0c7-21d0-4f7c-8c58-62f08793a4ba');
INSERT INTO public.verdict VALUES ('cef8a7f3-efbd-4aca-b675-36d309ae7487', 2, true, '0.1.0', 1, '0123456789abcdef', '2026-11-29 23:49:26.389915+00', true, 100, NULL, 'side-left', 84, 30, 'hold', 20, 's', 'measured', 0, NULL, NULL, NULL, NULL, NULL, 9.5, 5.5, '8a06fbf3-3412-4ab0-885e-a8cd68a29513');
INSERT INTO public.verdict VALUES ('370c7796-a597-42b6-940b-4d79d0068961', 1, false, '0.1.0', 1, '543248c910b8be34', '2026-11-29 23:49:26.676325+00', true, 100, NULL, 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 3, NULL, 99, 92.33333333333333, 12.4, 'deg', NULL, NULL, '9d29808e-408d-425e-80a2-9c63a7f5bc3e');
INSERT INTO public.verdict VALUES ('370c7796-a597-42b6-940b-4d79d0068961', 2, true, '0.1.0', 9, '543248c910b8be34', '2026-11-29 23:49:26.74937+00', true, 100, NULL, 'side-left', 84, 30, 'reps', 90, 'deg', 'measured', 2, NULL, 99, 97.5, 12.4, 'deg', NULL, NULL, 'd895b6d2-e802-4743-81ef-70edb138c36d');
INSERT INTO public.verdict_document VALUES ('b6189016-fbe9-480c-9eac-ae60f714a707', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO public.verdict_document VALUES ('fa1d5234-ee13-4c02-977c-41629552667c', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO public.verdict_document VALUES ('9e921222-0470-467b-89c7-81378d973c6d', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":false,"score":null,"not_scored_reason":"no complete repetition was seen","not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO public.verdict_document VALUES ('8a06fbf3-3412-4ab0-885e-a8cd68a29513', '{"exercise_id":"plank","exercise_name":"Front plank","spec_version":1,"spec_hash":"0123456789abcdef","level":"standard","target":20.0,"target_unit":"s","mode":"hold","reps":[],"attempts":[],"holds":[],"faults":[{"id":"hips_sag","severity":"mild","observation":"measured","time_s":4.0,"worst":78.0,"threshold":80.0,"unit":"deg","metric":"knee_flex","side":null,"cue":"Lift your hips.","landmarks":[23,25,27],"lowers_score":true}],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO public.verdict_document VALUES ('9d29808e-408d-425e-80a2-9c63a7f5bc3e', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":1,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
INSERT INTO public.verdict_document VALUES ('d895b6d2-e802-4743-81ef-70edb138c36d', '{"exercise_id":"squat","exercise_name":"Bodyweight squat","spec_version":9,"spec_hash":"543248c910b8be34","level":"standard","target":90.0,"target_unit":"deg","mode":"reps","reps":[],"attempts":[],"holds":[],"faults":[],"scored":true,"score":100.0,"not_scored_reason":null,"not_checked":[{"id":"knees_in","reason":"turn to face the camera"},{"id":"weight_to_one_side","reason":"turn to face the camera"}],"not_visible":["lumbar flexion (''butt wink'')","foot pronation","which muscles work"],"view":{"name":"side-left","yaw_deg":84.0},"rate_hz":30.0,"start_s":0.0,"end_s":14.77,"notes":["Angles come from one camera."],"count_basis":"measured","clock_count":null,"breathing":null,"rom_angle":null,"ask_each_set":[],"ask_on_stop":[]}');
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
