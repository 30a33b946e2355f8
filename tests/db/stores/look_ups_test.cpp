#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::db {
namespace {

// SQLite plans without knowing how many rows there are. What is asked with every page of a family
// or a person must not walk all that their authority has.
struct Case {
    const char* name;
    const char* given_query;
    const char* then_index;
};

const Case cases[] = {
    {"DueDatesOfACase",
     "select id from due_date where authority_id = :a and case_id = :c "
     "and status <> 'superseded' order by limit_date, created_at, id",
     "due_date_by_case (case_id=? AND authority_id=?)"},
    {"DueDatesOfAMeeting",
     "select id from due_date where authority_id = :a and meeting_id = :m",
     "due_date_by_meeting (meeting_id=? AND authority_id=?)"},
    {"OpenDueDatesToRelease",
     "update due_date set meeting_id = null where authority_id = :a and meeting_id = :m "
     "and status = 'open'",
     "due_date_by_meeting (meeting_id=? AND authority_id=? AND status=?)"},
    {"NoticesOfAPerson",
     "select id from move_notice where authority_id = :a and user_id = :u",
     "move_notice_by_user (authority_id=? AND user_id=?)"},
    {"DueDatesOfAPeriod",
     "select id from due_date where authority_id = :a and limit_date >= :f "
     "and limit_date <= :u order by limit_date, id",
     "due_date_by_limit (authority_id=? AND limit_date>? AND limit_date<?)"},
    {"MailHeldWithoutEncryption",
     "select id from outbox_message where state = 'held' and last_code = :c and next_at <= :t "
     "order by next_at limit 200",
     "outbox_message_held_by_code (state=? AND last_code=? AND next_at<?)"},
    {"MailHeldForAnAddress",
     "select id from outbox_message where authority_id = :a and to_email = :e and state = "
     "'held' and last_code in (:w, :p) order by created_at, sequence, id",
     "outbox_message_held (authority_id=? AND to_email=?)"},
    {"SeatsOfAMeeting",
     "select i.id, i.told_by_hand, i.reply_note from invitee i left join contact k on k.id = "
     "i.contact_id left join family_member f on f.id = i.family_member_id where i.authority_id = "
     ":a and i.meeting_id = :m and i.removed_at is null order by case when i.family_member_id is "
     "null then 0 else 1 end, coalesce(k.name, f.name), i.id",
     "invitee_of_meeting (authority_id=? AND meeting_id=?)"},
    {"ActionPointsByDay",
     "select ap.id from action_point ap where (select count(*) from family_case c where c.id = "
     "ap.case_id and c.level = 0) > 0 and ap.authority_id = :a order by ap.due_on, ap.id limit 50",
     "action_point_by_day (authority_id=?)"},
    {"ActionPointsOfACase",
     "select ap.id from action_point ap where coalesce(ap.authority_id, '') = :a and ap.case_id = "
     ":c "
     "order by ap.due_on, ap.id limit 50",
     "action_point_by_case (case_id=?)"},
    {"ActionPointsToAskAbout",
     "select ap.owner_user_id from action_point ap join family_case fc on fc.id = ap.case_id "
     "where ap.authority_id = :a and ap.status = 'open' and ap.due_on <= :d and fc.is_open = 1 "
     "order by ap.due_on, ap.id",
     "action_point_due (authority_id=? AND status=? AND due_on<?)"},
    {"LogOfAPerson",
     "select e.number, e.hash, coalesce(c.reference, '') from audit_entry e left join family_case "
     "c "
     "on c.authority_id = e.authority_id and c.id = e.case_id where e.authority_id = :a "
     "and e.actor = :u and e.number < :b order by e.number desc limit 50",
     "audit_entry_by_actor (authority_id=? AND actor=? AND number<?)"},
    {"LogOfAnAction",
     "select e.number, e.hash, coalesce(c.reference, '') from audit_entry e left join family_case "
     "c "
     "on c.authority_id = e.authority_id and c.id = e.case_id where e.authority_id = :a "
     "and e.action = :x and e.number < :b order by e.number desc limit 50",
     "audit_entry_by_action (authority_id=? AND action=? AND number<?)"},
    {"LogOfRefusals",
     "select e.number, e.hash, coalesce(c.reference, '') from audit_entry e left join family_case "
     "c "
     "on c.authority_id = e.authority_id and c.id = e.case_id where e.authority_id = :a "
     "and e.result <> 'ok' and e.number < :b order by e.number desc limit 50",
     "audit_entry_refused (authority_id=? AND number<?)"},
    {"LogOfExports",
     "select e.number, e.hash, coalesce(c.reference, '') from audit_entry e left join family_case "
     "c "
     "on c.authority_id = e.authority_id and c.id = e.case_id where e.authority_id = :a "
     "and e.action in ('audit.export', 'export.case_bundle', 'export.diary_csv', "
     "'export.statutory_return') and e.number < :b order by e.number desc limit 50",
     "audit_entry_exported (authority_id=? AND number<?)"},
    {"WhereADayOfTheLogBegins",
     "select number from audit_entry where authority_id = :a and at >= :f order by at, number "
     "limit 1",
     "audit_entry_by_time (authority_id=? AND at>?)"},
    {"WhoSawAFamily",
     "select coalesce(actor, ''), actor_role, count(*), min(at), max(at) from audit_entry where "
     "authority_id = :a and case_id = :c and result = 'ok' group by coalesce(actor, ''), "
     "actor_role",
     "audit_entry_by_case (authority_id=? AND case_id=?)"},
    {"WhoWasRefusedAFamily",
     "select coalesce(actor, ''), actor_role, count(*), max(at) from audit_entry where "
     "authority_id = :a and object = :o and result <> 'ok' group by coalesce(actor, ''), "
     "actor_role",
     "audit_entry_refused_object (authority_id=? AND object=?)"},
};

class LookUps : public testing::TestWithParam<Case> {};

TEST_P(LookUps, GoThroughTheirIndex)
{
    test::TempDatabase temp{Dialect::sqlite};
    Transaction transaction{temp.pool(), Access::write};
    std::string text = std::string{"explain query plan "} + GetParam().given_query;
    for (std::size_t at = text.find(':'); at != std::string::npos; at = text.find(':', at))
        text.replace(at, 2, "'x'");

    std::string plan;
    for (const auto& [id, parent, unused, detail] :
         transaction.sql().select<int, int, int, std::string>(text.c_str()))
        plan += detail + "\n";

    EXPECT_NE(plan.find(GetParam().then_index), std::string::npos) << plan;
}

INSTANTIATE_TEST_SUITE_P(Sqlite, LookUps, testing::ValuesIn(cases), [](const auto& test) {
    return std::string{test.param.name};
});

}  // namespace
}  // namespace quorate::db
