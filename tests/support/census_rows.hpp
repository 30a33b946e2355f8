#pragma once

#include <string>

#include "db/session/sql.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/report_rows.hpp"

namespace quorate::test {

/// An event of a family of add_reported_family(). Of one child when `child` is not empty.
struct CensusEventRow {
    std::string family = {};
    std::string kind = {};
    std::string on = {};
    std::string child = {};
    bool flag = false;  // starts enquiries, or makes a plan
};

inline void add_census_event(db::Sql& sql, const std::string& id, const CensusEventRow& row)
{
    test::run_plain(sql,
                    "insert into case_event (id, authority_id, case_id, kind, happened_on, "
                    "initiates_section_47, makes_plan, note, recorded_by, recorded_at) "
                    "values (:i, :a, :c, :k, :d, :s, :p, 'CANARY', 'sw', 0)",
                    id,
                    exampleshire,
                    "case-" + row.family,
                    row.kind,
                    day(row.on),
                    row.flag && row.kind == "strategy_discussion",
                    row.flag && row.kind == "conference_held");
    if (!row.child.empty())
        sql.execute(
            "insert into case_event_child (event_id, child_id, authority_id) values (:e, :c, :a)",
            id,
            row.child,
            exampleshire);
}

/// A held meeting of such a family and what it decided about its first child. Each is at an hour of
/// its own, as they share a chair.
inline void add_census_meeting(db::Sql& sql,
                               const std::string& id,
                               const std::string& family,
                               const std::string& type,
                               const std::string& on,
                               const std::string& outcome,
                               const std::string& category)
{
    const core::Instant starts =
        at(on + "T08:00") + std::chrono::hours{sql.value<int>("select count(*) from meeting")};
    sql.execute(
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) "
        "values (:i, :a, :c, :t, :r, :f, 'held', :s, :e, 'video', 'cc', 'bs', 0, 0)",
        id,
        exampleshire,
        "case-" + family,
        type,
        "ref-" + id,
        "uid-" + id,
        starts,
        starts + std::chrono::hours{1});
    test::run_plain(
        sql,
        "insert into meeting_closing (meeting_id, authority_id, quorum, proceed_reason, closed_by, "
        "closed_at) values (:m, :a, 'met', 'CANARY', 'cc', 0)",
        id,
        exampleshire);
    test::run_plain(
        sql,
        "insert into decision (id, authority_id, meeting_id, child_id, outcome, category, reasons) "
        "values (:i, :a, :m, :c, :o, :g, 'CANARY')",
        "decision-" + id,
        exampleshire,
        id,
        family + "-1",
        outcome,
        category);
}

/// A family "case-<id>" with one child, referred on 2 June 2025, with enquiries, their conference
/// and the plan that it made for the child. Of the event that add_reported_family() adds only the
/// day is another.
inline void add_planned_family(db::Sql& sql,
                               const std::string& id,
                               const core::TeamId& team,
                               int level = 0)
{
    add_reported_family(sql, id, team, 1, level);
    sql.execute(
        "update case_event set happened_on = '2025-06-10', initiates_section_47 = 1 where id = :i",
        "event-" + id);
    sql.execute("update child set date_of_birth = '2018-05-01' where case_id = :c", "case-" + id);
    add_census_event(sql, "referral-" + id, {.family = id, .kind = "referral", .on = "2025-06-02"});
    add_census_event(sql,
                     "conference-" + id,
                     {.family = id,
                      .kind = "conference_held",
                      .on = "2025-06-20",
                      .child = id + "-1",
                      .flag = true});
    add_census_meeting(
        sql, "meeting-" + id, id, "initial_cp_conference", "2025-06-20", "cp_plan_made", "NEG");
}

}  // namespace quorate::test
