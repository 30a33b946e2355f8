#include "tests/support/meeting_fixture.hpp"

#include <algorithm>

#include "core/dates/typed_time.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::test {

using namespace core;

Actor person(const std::string& id)
{
    Actor actor{.user = UserId{id}, .authority = authority_1, .credential = "session of " + id};
    if (id.starts_with("chair")) actor.role = Role::chair;
    if (id.starts_with("worker") || id.starts_with("stranger")) actor.role = Role::social_worker;
    if (id.starts_with("manager")) actor.role = Role::team_manager;
    if (id.starts_with("head")) actor.role = Role::service_manager;
    if (id.starts_with("support")) actor.role = Role::business_support;
    if (id == "worker-2") actor.authority = AuthorityId{"authority-2"};
    if (id == "worker-1" || id == "manager-1" || id == "support-1")
        actor.teams = {TeamId{"team-1"}};
    return actor;
}

Actor second_manager(db::Pool& pool)
{
    db::Transaction transaction{pool, db::Access::write};
    const auto known =
        transaction.sql().select<std::string>("select id from staff_user where id = 'manager-2'");
    if (known.empty()) {
        test::run_plain(
            transaction.sql(),
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) values ('manager-2', 'authority-1', 'Mo Fixture', "
            "'mo@exampleshire.example', 'TM', 'x', 0)");
        transaction.sql().run_once(
            "insert into team_member (authority_id, team_id, user_id) values "
            "('authority-1', 'team-1', 'manager-2')");
        transaction.commit();
    }
    Actor actor = person("manager-1");
    actor.user = UserId{"manager-2"};
    actor.credential = "another sign-in";
    return actor;
}

SeatRequest MeetingTest::contact(const std::string& id, Requirement needed)
{
    return {.holder = {.contact = ContactId{id}}, .requirement = needed};
}

SeatRequest MeetingTest::member(const std::string& id)
{
    return {.holder = {.member = FamilyMemberId{id}}};
}

SeatRequest MeetingTest::staff(const std::string& id)
{
    return {.holder = {.user = UserId{id}}};
}

TimeAndPlace MeetingTest::on(const std::string& date, const std::string& time)
{
    return {.date = day(date),
            .time = parse_typed_time(time),
            .length_minutes = 120,
            .mode = "in_person",
            .chair = UserId{"chair-1"},
            .room = RoomId{"room-1"}};
}

MeetingDraft MeetingTest::conference()
{
    return {.case_id = CaseId{"case-1"},
            .type = "initial_cp_conference",
            .children = {ChildId{"child-1"}, ChildId{"child-2"}},
            .when_and_where = on("2026-11-25", "10:00"),
            .invitees = {contact("contact-police"), contact("contact-nurse"), staff("worker-1")},
            .confirmed = {.quorum = true, .duplicate = true}};
}

Result<MeetingId> MeetingTest::schedule(const MeetingDraft& draft, const std::string& by)
{
    return database().transact(
        [&](UnitOfWork& work) { return schedule_meeting(work, tools(), person(by), draft); });
}

Meeting MeetingTest::scheduled(const MeetingDraft& draft)
{
    return meeting(*schedule(draft));
}

Meeting MeetingTest::meeting(const MeetingId& id)
{
    return database()
        .read([&](UnitOfWork& work) { return work.meetings.find(authority_1, id); })
        .value();
}

std::vector<InviteeEntry> MeetingTest::seats(const MeetingId& id)
{
    return database().read(
        [&](UnitOfWork& work) { return work.invitees.of_meeting(authority_1, id); });
}

InviteeEntry MeetingTest::seat_of(const MeetingId& id, const SeatHolder& holder)
{
    for (const InviteeEntry& seat : seats(id))
        if (seat.invitee.holder == holder) return seat;
    throw std::invalid_argument{"no such seat"};
}

std::vector<std::string> MeetingTest::outbox(const MeetingId& id)
{
    std::vector<std::string> lines;
    database().read([&](UnitOfWork& work) {
        for (const OutboxMessage& message : work.outbox.of_meeting(authority_1, id)) {
            const auto seat = work.invitees.find(authority_1, *message.invitee).value();
            const std::string key = seat_key(seat.invitee.holder);
            lines.push_back(std::string{code(message.kind)} + ' ' + key.substr(key.find(':') + 1) +
                            ' ' + std::to_string(message.sequence) + ' ' +
                            std::string{code(message.state)});
        }
        return 0;
    });
    std::ranges::sort(lines);
    return lines;
}

void MeetingTest::send_all()
{
    run(temp_.pool(), "update outbox_message set state = 'sent' where state = 'pending'");
}

void MeetingTest::add_limit(const std::string& limit_date, const std::string& id)
{
    run(temp_.pool(),
        "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
        "recorded_at) values ('event-of-" +
            id + "', 'authority-1', 'case-1', 'strategy_discussion', '2026-11-05', 'worker-1', 0)");
    run(temp_.pool(),
        "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
        "limit_date, schedule_by, status, created_at) values ('" +
            id + "', 'authority-1', 'case-1', 'event-of-" + id +
            "', 'eng-icpc-15wd', 'initial_cp_conference', '" + limit_date + "', '" + limit_date +
            "', 'open', 0)");
}

std::string MeetingTest::link_of(const InviteeEntry& seat) const
{
    return links_.token(seat_link_purpose, seat.invitee.id.text(), seat.invitee.link_generation);
}

std::vector<std::string> MeetingTest::complaints(const Error& error)
{
    std::vector<std::string> lines;
    for (const FieldError& field : error.fields)
        lines.push_back(field.field + ": " + field.message);
    return lines;
}

}  // namespace quorate::test
