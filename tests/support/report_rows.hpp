#pragma once

#include <string>

#include "core/due_dates/case_due_date.hpp"
#include "db/session/sql.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/staffed_authority.hpp"

namespace quorate::test {

/// A family "case-<id>" of a team of add_staffed_authorities(), led by "sw", with children
/// "<id>-1" and so on, and an event that its limits follow from.
inline void add_reported_family(
    db::Sql& sql, const std::string& id, const core::TeamId& team, int children, int level = 0)
{
    const std::string family = "case-" + id;
    test::run_plain(
        sql,
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, level, created_at) values (:i, :a, :r, 'CANARY', 'England', :t, 'sw', :l, "
        "0)",
        family,
        exampleshire,
        "EX-" + id,
        team,
        level);
    for (int i = 1; i <= children; ++i)
        test::run_plain(sql,
                        "insert into child (id, authority_id, case_id, given_name, family_name) "
                        "values (:i, :a, :c, 'CANARY', 'CANARY')",
                        id + "-" + std::to_string(i),
                        exampleshire,
                        family);
    sql.execute(
        "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
        "recorded_at) values (:i, :a, :c, 'strategy_discussion', '2026-09-01', 'sw', 0)",
        "event-" + id,
        exampleshire,
        family);
}

/// A limit of such a family. An empty `met_on` leaves it open.
struct ReportedLimit {
    std::string family = {};
    std::string limit = {};
    std::string met_on = {};
    std::string rule = "eng-icpc-15wd";
    std::string status = {};      // met or open when empty
    std::string meeting_id = {};  // or none
};

inline void add_reported_limit(db::Sql& sql, const std::string& id, const ReportedLimit& row)
{
    const std::string status = !row.status.empty()  ? row.status
                               : row.met_on.empty() ? "open"
                                                    : "met";
    sql.execute(
        "insert into due_date (id, authority_id, case_id, event_id, rule_id, limit_date, "
        "schedule_by, status, met_on, meeting_id, settled_reason, created_at) values (:i, :a, :c, "
        ":e, :r, :l, :s, :z, :m, :g, 'CANARY', 0)",
        id,
        exampleshire,
        "case-" + row.family,
        "event-" + row.family,
        row.rule,
        day(row.limit.c_str()),
        day(row.limit.c_str()),
        status,
        row.met_on.empty() ? std::nullopt : std::optional{day(row.met_on.c_str())},
        row.meeting_id.empty() ? std::nullopt : std::optional{core::MeetingId{row.meeting_id}});
}

/// How such a limit stands for the family's child of that number. An empty `met_on` leaves it open.
inline void add_reported_answer(db::Sql& sql,
                                const std::string& limit,
                                const std::string& family,
                                int child,
                                const std::string& met_on)
{
    sql.execute(
        "insert into due_date_child (due_date_id, child_id, authority_id, status, met_on) "
        "values (:d, :c, :a, :s, :m)",
        limit,
        family + "-" + std::to_string(child),
        exampleshire,
        std::string{met_on.empty() ? "open" : "met"},
        met_on.empty() ? std::nullopt : std::optional{day(met_on.c_str())});
}

/// A meeting of such a family about its first child, after all those that are there.
inline void add_reported_meeting(db::Sql& sql,
                                 const std::string& id,
                                 const std::string& family,
                                 const std::string& late_reason_code)
{
    test::run_plain(
        sql,
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, late_reason_code, late_reason, created_by, "
        "created_at, changed_at) values (:i, :a, :c, 'initial_cp_conference', :r, :f, 'held', "
        "(select 100 * count(*) from meeting), (select 100 * count(*) + 50 from meeting), "
        "'video', 'cc', :l, 'CANARY', 'bs', 0, 0)",
        id,
        exampleshire,
        "case-" + family,
        "ref-" + id,
        "uid-" + id,
        late_reason_code);
    sql.execute(
        "insert into meeting_child (authority_id, meeting_id, child_id) values (:a, :m, :c)",
        exampleshire,
        id,
        family + "-1");
}

/// Has such a meeting be held at `at`, with quorum or without.
inline void hold_reported_meeting(db::Sql& sql,
                                  const std::string& id,
                                  core::Instant at,
                                  const std::string& quorum)
{
    sql.execute("update meeting set starts_at = :s, ends_at = :e where id = :i",
                at,
                at + std::chrono::hours{1},
                id);
    sql.execute(
        "insert into meeting_closing (meeting_id, authority_id, quorum, closed_by, closed_at) "
        "values (:i, :a, :q, 'cc', 0)",
        id,
        exampleshire,
        quorum);
}

/// A contact of an agency of its own, "agency-<id>", who was asked to the meeting.
inline void add_reported_seat(db::Sql& sql,
                              const std::string& meeting,
                              const std::string& id,
                              const std::string& attendance)
{
    sql.execute(
        "insert into organisation (id, joining_code) values (:i, :j) on conflict do nothing",
        "org-" + id,
        "join-" + id);
    sql.execute(
        "insert into agency (id, authority_id, organisation_id, name, kind) values (:i, :a, :o, "
        ":n, 'police') on conflict do nothing",
        "agency-" + id,
        exampleshire,
        "org-" + id,
        "Agency " + id);
    test::run_plain(
        sql,
        "insert into contact (id, authority_id, agency_id, name, job_title, discipline, email) "
        "values (:i, :a, :g, 'CANARY', '', '', :e) on conflict do nothing",
        "contact-" + id,
        exampleshire,
        "agency-" + id,
        id + "@agency.example");
    test::run_plain(
        sql,
        "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
        "calendar_uid, link_hash, attendance, created_at) values (:i, :a, :m, :c, 'quorum', '', "
        ":u, :h, :p, 0)",
        meeting + "-" + id,
        exampleshire,
        meeting,
        "contact-" + id,
        "uid-" + meeting + "-" + id,
        "hash-" + meeting + "-" + id,
        attendance);
}

}  // namespace quorate::test
