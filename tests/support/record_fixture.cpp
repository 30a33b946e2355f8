#include "tests/support/record_fixture.hpp"
#include "tests/support/plain_rows.hpp"

#include <stdexcept>

#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/release_copies.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "db/session/transaction.hpp"

namespace quorate::test {
namespace {

// Whatever a test builds on has to work; what it is about is asserted by the test itself.
template <class T>
T worked(core::Result<T> result)
{
    if (result) return *std::move(result);
    std::string why{core::refusal_text(result.error().refusal).sentence};
    for (const core::FieldError& each : result.error().fields)
        why += " " + each.field + ": " + each.message;
    throw std::runtime_error{why};
}

void add_seat(db::Sql& sql,
              const std::string& name,
              const char* column,
              const std::string& who,
              const std::string& email)
{
    test::run_plain(
        sql,
        "insert into invitee (id, authority_id, meeting_id, " + std::string{column} +
            ", requirement, email, calendar_uid, link_hash, created_at) values ('seat-" + name +
            "', 'authority-1', 'm1', '" + who + "', 'quorum', '" + email + "', 'uid-" + name +
            "', 'hash-" + name + "', 0)");
}

}  // namespace

void add_conference(db::Pool& pool,
                    core::MeetingType type,
                    const std::string& chair,
                    const std::string& worker)
{
    const auto start = at("2026-11-25T10:00").time_since_epoch().count();
    db::Transaction transaction{pool, db::Access::write};
    db::Sql& sql = transaction.sql();
    sql.run_once(
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values ('m1', "
        "'authority-1', 'case-1', '" +
        std::string{core::code(type)} + "', '4F7K2M', 'feed-m1', 'scheduled', " +
        std::to_string(start) + ", " + std::to_string(start + 7200) + ", 'in_person', '" + chair +
        "', '" + chair + "', 0, 0)");
    for (const char* child : {"child-1", "child-2"})
        sql.run_once(
            "insert into meeting_child (authority_id, meeting_id, child_id) values "
            "('authority-1', 'm1', '" +
            std::string{child} + "')");
    add_seat(sql, "police", "contact_id", "contact-police", "lee@police.example");
    add_seat(sql, "nurse", "contact_id", "contact-nurse", "noor@nhs.example");
    add_seat(sql, "school", "contact_id", "contact-school", "robin@school.example");
    add_seat(sql, "worker", "user_id", worker, "kit@exampleshire.example");
    add_seat(sql, "mother", "family_member_id", "mother-1", "hazel@mail.example");
    add_seat(sql, "father", "family_member_id", "father-1", "");
    transaction.commit();
}

core::Actor staff_member(const std::string& id, core::Instant now)
{
    const auto role = [&id] {
        if (id.starts_with("chair")) return core::Role::chair;
        if (id.starts_with("support")) return core::Role::business_support;
        if (id.starts_with("manager")) return core::Role::team_manager;
        return core::Role::social_worker;
    }();
    const bool elsewhere = id == "worker-2";
    return {.user = core::UserId{id},
            .authority = core::AuthorityId{elsewhere ? "authority-2" : "authority-1"},
            .role = role,
            .teams = {core::TeamId{elsewhere ? "team-2" : "team-1"}},
            .stepped_up_at = now};
}

void RecordTest::everyone_is_here()
{
    core::TakeRegister command{.meeting = meeting, .attendance = {}};
    for (const char* seat : {"seat-police", "seat-nurse", "seat-school", "seat-worker"})
        command.attendance[core::InviteeId{seat}] = core::Attendance::present;
    worked(transact([&](core::UnitOfWork& work) {
        return core::take_register(work, clock_, as("support-1"), command);
    }));
}

void RecordTest::open()
{
    worked(transact([&](core::UnitOfWork& work) {
        return core::open_meeting(work, clock_, as("support-1"), meeting);
    }));
}

void RecordTest::open_minutes()
{
    worked(transact([&](core::UnitOfWork& work) {
        return core::open_minutes(work, clock_, random_, as("support-1"), meeting);
    }));
}

void RecordTest::write(const std::string& item, const std::string& body, bool for_family)
{
    const core::MinuteSection before = section(item);
    worked(transact([&](core::UnitOfWork& work) {
        return core::save_section(work,
                                  clock_,
                                  as("support-1"),
                                  {.meeting = meeting,
                                   .section = before.id,
                                   .version = before.version,
                                   .body = body,
                                   .visible_to_family = for_family});
    }));
}

void RecordTest::decide(const std::string& child,
                        const std::string& outcome,
                        const std::string& category)
{
    worked(transact([&](core::UnitOfWork& work) {
        return core::record_decision(work,
                                     clock_,
                                     random_,
                                     as("chair-1"),
                                     {.meeting = meeting,
                                      .child = core::ChildId{child},
                                      .outcome = outcome,
                                      .category = category,
                                      .reasons = "Reasons for " + child});
    }));
}

void RecordTest::close()
{
    worked(transact([&](core::UnitOfWork& work) {
        const auto before = work.meetings.find(authority, meeting);
        return core::close_meeting(
            work, case_tools(), as("chair-1"), {.meeting = meeting, .version = before->version});
    }));
}

void RecordTest::approve()
{
    worked(transact([&](core::UnitOfWork& work) {
        const auto before = work.minutes.find(authority, meeting);
        return core::approve_minutes(
            work, clock_, digest_, as("chair-1"), {.meeting = meeting, .version = before->version});
    }));
}

void RecordTest::hold()
{
    everyone_is_here();
    open();
    open_minutes();
    write("reason", "SECRET-REASON");
    write("child_views", "SHARED-VIEWS", true);
    write("analysis", "SECRET-ANALYSIS");
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_cp_plan_cin", "");
    close();
}

void RecordTest::hold_and_approve()
{
    hold();
    approve();
}

core::ActionForm RecordTest::a_form(core::ActionOwner owner)
{
    return {.what = "Ring Rowan's school",
            .plain_language = "Ring the school",
            .owner = std::move(owner),
            .due_on = "03/12/2026",
            .visible_to_family = true};
}

std::vector<core::Circulation> RecordTest::release_waiting(const std::string& by)
{
    const auto copies =
        read([&](core::UnitOfWork& work) { return work.disclosure.waiting_copies(authority); });
    std::vector<core::Circulation> sent;
    for (const core::PapersCopy& copy : copies)
        sent.push_back(worked(transact([&](core::UnitOfWork& work) {
            return core::release_copy(
                work, case_tools(), links_, as(by), {.copy = copy.id, .digest = copy.digest});
        })));
    return sent;
}

core::ActionRow RecordTest::agree(const core::ActionForm& form)
{
    return worked(transact([&](core::UnitOfWork& work) {
        return core::add_action(
            work, clock_, random_, links_, as("support-1"), {.meeting = meeting, .form = form});
    }));
}

core::MinutesFile RecordTest::minutes()
{
    return worked(transact([&](core::UnitOfWork& work) {
        return core::view_minutes(work, clock_, as("chair-1"), meeting);
    }));
}

core::MinuteSection RecordTest::section(const std::string& item)
{
    for (const core::MinuteSection& each : minutes().sections)
        if (each.item == item) return each;
    throw std::runtime_error{"no section " + item};
}

std::vector<std::string> RecordTest::complaints(const core::Error& error)
{
    std::vector<std::string> all;
    for (const core::FieldError& each : error.fields)
        all.push_back(each.field + ": " + each.message);
    return all;
}

}  // namespace quorate::test
