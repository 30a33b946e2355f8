#include "db/stores/case_erasure.hpp"

#include <array>

// Which rows are the family's.
#define OF_CASE " where case_id = :c"
#define MEETINGS "(select id from meeting where case_id = :c)"
#define OF_MEETING " where meeting_id in " MEETINGS
#define SEATS \
    "(select s.id from invitee s join meeting m on m.id = s.meeting_id where m.case_id = :c)"
#define OF_SEAT " where invitee_id in " SEATS
#define CHILDREN "(select id from child where case_id = :c)"
#define MEMBERS "(select id from family_member where case_id = :c)"
#define MEMBER_KEYS "(select 'member:' || id from family_member where case_id = :c)"
#define POLLS "(select id from availability_poll where case_id = :c)"
#define POLL_SEATS                                                                \
    "(select s.id from poll_seat s join availability_poll p on p.id = s.poll_id " \
    "where p.case_id = :c)"
#define MESSAGES                                                                \
    "(select o.id from outbox_message o join meeting m on m.id = o.meeting_id " \
    "where m.case_id = :c)"
#define POLL_MESSAGES                                                               \
    "(select o.id from outbox_message o join poll_seat s on s.id = o.poll_seat_id " \
    "join availability_poll p on p.id = s.poll_id where p.case_id = :c)"
#define TO_MEMBERS                                             \
    "(select o.id from outbox_message o join family_member f " \
    "on o.notice_id = 'member:' || f.id where f.case_id = :c)"
#define OF_CODES                                                                   \
    "(select o.id from outbox_message o join reader_code r on r.id = o.notice_id " \
    "join meeting m on m.id = r.meeting_id where m.case_id = :c)"
#define ACTIONS "(select id from action_point where case_id = :c)"
#define DUE "(select id from due_date where case_id = :c)"

#define ROWS(table, which) {table, "delete from " table which}

namespace quorate::db {
namespace {

constexpr std::array rows{std::to_array<ErasedRows>({
    // Kept under keys, to which no foreign key points.
    ROWS("own_alarm", " where object_id in " MEETINGS),
    ROWS("own_alarm", " where object_id in " ACTIONS),
    ROWS("own_alarm", " where object_id in " DUE),
    ROWS("action_owner_link", " where owner_id in " MEMBERS),
    ROWS("action_owner_link", " where owner_id in " MEMBER_KEYS),
    ROWS("reader_device", " where reader in " MEMBER_KEYS),
    ROWS("wrong_address", " where holder in " MEMBER_KEYS),
    ROWS("emergency_access",
         " where case_id is null and exists (select 1 from family_case f where f.id = :c "
         "and f.authority_id = emergency_access.authority_id "
         "and f.reference = emergency_access.reference)"),
    ROWS("emergency_access", OF_CASE),
    ROWS("proposal", " where act <> 'erase_case' and case_id = :c"),

    // The case's own.
    ROWS("case_bundle", OF_CASE),
    ROWS("case_closing", OF_CASE),
    ROWS("case_involvement", OF_CASE),
    ROWS("case_level_look", OF_CASE),
    ROWS("legal_hold", OF_CASE),
    ROWS("own_children", OF_CASE),
    ROWS("excluded_person", OF_CASE),
    ROWS("lifted_exclusion", OF_CASE),
    ROWS("safe_address", " where family_member_id in " MEMBERS),

    // Messages.
    ROWS("agency_report_chase", OF_SEAT),
    ROWS("delivery_event", " where message_id in " MESSAGES),
    ROWS("delivery_event", " where message_id in " POLL_MESSAGES),
    ROWS("delivery_event", " where message_id in " TO_MEMBERS),
    ROWS("delivery_event", " where message_id in " OF_CODES),
    ROWS("outbox_message", " where id in " TO_MEMBERS),
    ROWS("outbox_message", " where id in " OF_CODES),
    ROWS("outbox_message", " where poll_seat_id in " POLL_SEATS),
    ROWS("outbox_message", OF_MEETING),

    // Minutes, decisions, plans, letters, copies.
    ROWS("child_letter", OF_MEETING),
    ROWS("core_group", OF_MEETING),
    ROWS("decision_dissent", OF_MEETING),
    ROWS("replaced_letter", OF_MEETING),
    ROWS("decision_letter", OF_MEETING),
    ROWS("decision", OF_MEETING),
    ROWS("item_about", OF_MEETING),
    ROWS("letter_copy", OF_MEETING),
    ROWS("meeting_closing", OF_MEETING),
    ROWS("minutes_draft", OF_MEETING),
    ROWS("minutes_amendment", OF_MEETING),
    ROWS("record_correction", OF_MEETING),
    ROWS("reader_code", OF_MEETING),
    ROWS("circulation", OF_MEETING),
    ROWS("minute_section", OF_MEETING),
    ROWS("minutes", OF_MEETING),
    ROWS("papers_copy", OF_MEETING),
    ROWS("plan_agreement", OF_MEETING),
    ROWS("plan_progress", OF_MEETING),
    ROWS("plan_part", OF_CASE),
    ROWS("seat_choice", OF_MEETING),
    ROWS("action_escalation", " where action_id in " ACTIONS),
    ROWS("action_point", OF_CASE),

    // Preparation, reports, packs.
    ROWS("exclusion_request", OF_MEETING),
    ROWS("family_views", OF_MEETING),
    ROWS("preparation_point", OF_MEETING),
    ROWS("meeting_pack_item", OF_MEETING),
    ROWS("meeting_pack_left_out", OF_MEETING),
    ROWS("meeting_pack_reader", OF_MEETING),
    ROWS("meeting_pack_version", OF_MEETING),
    ROWS("meeting_pack", OF_MEETING),
    ROWS("agency_report_holds",
         " where report_id in (select r.id from agency_report r join meeting m "
         "on m.id = r.meeting_id where m.case_id = :c)"),
    ROWS("agency_report", OF_MEETING),
    ROWS("agency_report_file", OF_SEAT),

    // Polls and what meetings need.
    ROWS("poll_answer", " where seat_id in " POLL_SEATS),
    ROWS("poll_note", " where seat_id in " POLL_SEATS),
    ROWS("poll_seat", " where poll_id in " POLLS),
    ROWS("poll_child", " where poll_id in " POLLS),
    ROWS("poll_choice", " where poll_id in " POLLS),
    ROWS("poll_may_meet", " where poll_id in " POLLS),
    ROWS("availability_poll", OF_CASE),
    ROWS("must_not_meet", OF_CASE),
    ROWS("meeting_needs_child", OF_CASE),
    ROWS("meeting_needs_seat", OF_CASE),
    ROWS("meeting_needs_unwanted", OF_CASE),
    ROWS("meeting_needs", OF_CASE),
    ROWS("time_claim", " where hold_id in (select id from slot_hold where case_id = :c)"),
    ROWS("slot_hold_child", " where hold_id in (select id from slot_hold where case_id = :c)"),
    ROWS("slot_hold", OF_CASE),

    // Seats and meetings.
    ROWS("change_seen", OF_SEAT),
    ROWS("mailed_reply", OF_SEAT),
    ROWS("note_dealt_with", OF_SEAT),
    ROWS("seat_answer", OF_SEAT),
    ROWS("seat_delivery", OF_SEAT),
    ROWS("seat_mail", OF_SEAT),
    ROWS("told_by_hand", OF_SEAT),
    ROWS("invitee", OF_MEETING),
    ROWS("meeting_chain_member", OF_MEETING),
    ROWS("meeting_chain", OF_CASE),
    ROWS("meeting_child", OF_MEETING),
    ROWS("meeting_reminder", OF_MEETING),
    ROWS("time_claim", OF_MEETING),
    ROWS("meeting", OF_CASE),

    // Limits, what happened, and who the family were.
    ROWS("told_of_date", " where after_id in " DUE),
    ROWS("moved_date", OF_CASE),
    ROWS("overrun_request", OF_CASE),
    ROWS("due_date_child", " where due_date_id in " DUE),
    ROWS("due_date", OF_CASE),
    ROWS("case_event_child", " where child_id in " CHILDREN),
    ROWS("case_event", OF_CASE),
    ROWS("child", OF_CASE),
    ROWS("family_member", OF_CASE),
    ROWS("family_case", " where id = :c"),
})};

constexpr std::array kept{std::to_array<KeptTable>({
    {"action_text", "goes with its action point, by the database itself"},
    {"audit_entry",
     "a chain that nothing is taken out of: ids, codes and the reasons that staff gave"},
    {"erased_case", "is what is left: no name, no reference"},
})};

// The words of action points stand in an index as well, where what was taken out of it is only
// marked until the index is put together anew.
void tidy_text_index(Sql& sql)
{
    if (sql.value<int>("select count(*) from sqlite_master where name = 'action_text'") > 0)
        sql.execute("insert into action_text (action_text) values ('optimize')");
}

}  // namespace

std::span<const ErasedRows> erased_rows()
{
    return rows;
}

std::span<const KeptTable> kept_tables()
{
    return kept;
}

void erase_rows_of_case(Sql& sql, const core::CaseId& id)
{
    const bool is_sqlite = sql.dialect() == Dialect::sqlite;
    // Answers with what holds from now on; stays on for this connection.
    if (is_sqlite) sql.select<int>("pragma secure_delete = on");
    for (const ErasedRows& each : rows)
        sql.execute(each.statement, id);
    if (is_sqlite) tidy_text_index(sql);
}

}  // namespace quorate::db
