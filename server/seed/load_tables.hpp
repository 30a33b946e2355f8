#pragma once

#include "db/session/bulk_insert.hpp"

namespace quorate::server {

/// The rows on their way into each table.
struct LoadTables {
    db::BulkInsert authority{
        "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone, is_demo)"};
    db::BulkInsert team{"insert into team (id, authority_id, name)"};
    db::BulkInsert organisation{"insert into organisation (id, joining_code)"};
    db::BulkInsert agency{"insert into agency (id, authority_id, organisation_id, name, kind)"};
    db::BulkInsert contact{
        "insert into contact (id, authority_id, agency_id, name, job_title, discipline, email, "
        "phone)"};
    db::BulkInsert room{
        "insert into room (id, authority_id, name, building, capacity, access_features)"};
    db::BulkInsert user{
        "insert into staff_user (id, authority_id, name, email, role, job_title, chairs_meetings, "
        "password_hash, created_at)"};
    db::BulkInsert team_member{"insert into team_member (authority_id, team_id, user_id)"};
    db::BulkInsert api_token{
        "insert into api_token (id, token_hash, authority_id, user_id, name, created_at, "
        "expires_at)"};
    db::BulkInsert family{
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, is_open, created_at)"};
    db::BulkInsert child{
        "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth)"};
    db::BulkInsert member{
        "insert into family_member (id, authority_id, case_id, name, relationship, "
        "parental_responsibility, phone)"};
    db::BulkInsert event{
        "insert into case_event (id, authority_id, case_id, kind, happened_on, "
        "initiates_section_47, makes_plan, recorded_by, recorded_at)"};
    db::BulkInsert meeting{
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, room_id, video_link, sequence, created_by, "
        "created_at, changed_at, opened_at, closed_at)"};
    db::BulkInsert due_date{
        "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
        "limit_date, schedule_by, provisional, status, met_on, meeting_id, booked_late, "
        "created_at)"};
    db::BulkInsert due_date_child{
        "insert into due_date_child (due_date_id, child_id, authority_id, status, met_on)"};
    db::BulkInsert overrun{
        "insert into overrun_request (id, authority_id, case_id, due_date_id, rule_id, "
        "limit_date, rationale, expected_on, asked_by, asked_at, status)"};
    db::BulkInsert meeting_child{"insert into meeting_child (authority_id, meeting_id, child_id)"};
    db::BulkInsert invitee{
        "insert into invitee (id, authority_id, meeting_id, contact_id, family_member_id, user_id, "
        "requirement, email, calendar_uid, link_hash, reply, replied_at, attendance, created_at)"};
    db::BulkInsert minutes{
        "insert into minutes (meeting_id, authority_id, status, approved_by, approved_at)"};
    db::BulkInsert action{
        "insert into action_point (id, authority_id, case_id, meeting_id, what, owner_user_id, "
        "owner_contact_id, due_on, status, link_hash, created_by, created_at, done_at)"};
    db::BulkInsert feed{
        "insert into feed (id, authority_id, kind, subject_id, label, token_hash, created_by, "
        "created_at, expires_at)"};
    db::BulkInsert feed_version{"insert into feed_version (kind, subject_id, version)"};

    /// Writes everything, parents before what refers to them.
    void flush(db::Sql& sql)
    {
        for (db::BulkInsert* table :
             {&authority,      &team,    &organisation,  &agency,    &contact,
              &room,           &user,    &team_member,   &api_token, &family,
              &child,          &member,  &event,         &meeting,   &due_date,
              &due_date_child, &overrun, &meeting_child, &invitee,   &minutes,
              &action,         &feed,    &feed_version})
            table->flush(sql);
    }
};

}  // namespace quorate::server
