#include "tests/support/scenario_desk.hpp"
#include "tests/support/plain_rows.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include "calendar/itip/reply_reader.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/meetings/hand_seat.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/resend_message.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/replies/look_at_reply.hpp"
#include "core/replies/reply_store.hpp"
#include "core/rules/bank_holidays.hpp"
#include "server/jobs/outbox_worker.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/named_zones.hpp"
#include "tests/support/reply_mails.hpp"

namespace quorate::test {

using namespace core;

namespace {

struct Known {
    const char* name;
    SeatHolder holder;
};

const std::vector<Known>& everybody()
{
    static const std::vector<Known> people{
        {"Gwen", {.user = UserId{"chair-1"}}},
        {"Ola", {.user = UserId{"chair-2"}}},
        {"Kit", {.user = UserId{"worker-1"}}},
        {"Ash", {.user = UserId{"support-1"}}},
        {"Lee", {.contact = ContactId{"contact-police"}}},
        {"Ira", {.contact = ContactId{"contact-deputy"}}},
        {"Noor", {.contact = ContactId{"contact-nurse"}}},
        {"Sol", {.contact = ContactId{"contact-gp"}}},
        {"Robin", {.contact = ContactId{"contact-school"}}},
        {"Hazel", {.member = FamilyMemberId{"mother-1"}}},
        {"Glen", {.member = FamilyMemberId{"father-1"}}},
    };
    return people;
}

const SeatHolder& holder_called(const std::string& name)
{
    for (const Known& known : everybody())
        if (name == known.name) return known.holder;
    throw std::runtime_error{"nobody is called " + name};
}

const Confirmed everything{
    .quorum = true, .duplicate = true, .room = true, .busy = true, .hours = true, .meet = true};

std::string words_of(const Error& error)
{
    std::string words = "refused (" + std::to_string(static_cast<int>(error.refusal)) + ')';
    for (const FieldError& field : error.fields)
        words += "; " + field.field + ": " + field.message;
    return words;
}

std::string utc_text(Instant moment)
{
    std::string digits;
    for (const char c : iso_utc(moment))
        if (c != '-' && c != ':') digits += c;
    return digits;
}

/// Keeps what it is given of the meeting; not the notices to staff, which have no calendar.
class Mailboxes final : public server::Mailer {
public:
    server::SendOutcome send(const server::Envelope& envelope, std::string_view bytes) override
    {
        ToldMail mail = told_mail(envelope.recipient.reveal(), std::string{bytes});
        if (!mail.lines.empty()) mails.push_back(std::move(mail));
        return {server::SendState::accepted, 250, "Q1"};
    }

    std::vector<ToldMail> mails;
};

}  // namespace

ScenarioDesk::ScenarioDesk(db::Dialect dialect) : temp_{dialect}
{
    add_directory(temp_.pool());
    run(temp_.pool(),
        "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
        "('contact-deputy', 'authority-1', 'agency-police', 'Ira Fixture', 'Constable', "
        "'ira@police.example')");
    draft = {.case_id = CaseId{"case-1"},
             .type = "initial_cp_conference",
             .children = {ChildId{"child-1"}, ChildId{"child-2"}},
             .when_and_where = {.length_minutes = 120,
                                .mode = "in_person",
                                .chair = UserId{"chair-1"},
                                .room = RoomId{"room-1"}},
             .confirmed = everything};
}

MeetingTools ScenarioDesk::tools()
{
    return {clock_, random_, links_, shipped_bank_holidays()};
}

template <class Change>
auto ScenarioDesk::transact(Change change)
{
    auto result =
        temp_.database().transact([&](UnitOfWork& work) { return change(work, tools()); });
    if (!result) throw std::runtime_error{words_of(result.error())};
    return *std::move(result);
}

void ScenarioDesk::book()
{
    meeting_ = transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return schedule_meeting(work, tools, person("support-1"), draft);
    });
}

void ScenarioDesk::change(const TimeAndPlace& asked)
{
    const int version = meeting().version;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return reschedule_meeting(work,
                                  tools,
                                  person("support-1"),
                                  {.meeting = meeting_,
                                   .version = version,
                                   .when_and_where = asked,
                                   .reason = "Illness",
                                   .confirmed = everything});
    });
}

void ScenarioDesk::call_off()
{
    const int version = meeting().version;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return cancel_meeting(
            work,
            tools,
            person("support-1"),
            {.meeting = meeting_, .version = version, .reason = "Not needed any more"});
    });
}

void ScenarioDesk::invite(const std::string& name)
{
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return add_invitee(work, tools, person("support-1"), meeting_, request(name), everything);
    });
}

void ScenarioDesk::take_off(const std::string& name)
{
    const Invitee gone = seat(name);
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return remove_invitee(work, tools, person("support-1"), meeting_, gone.id, gone.version);
    });
}

void ScenarioDesk::hand_over(const std::string& from, const std::string& to)
{
    const Invitee gone = seat(from);
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        const auto deputy = work.contacts.find(authority_1, holder_called(to).contact.value());
        return hand_seat(work,
                         tools,
                         person("support-1"),
                         {.meeting = meeting_,
                          .seat = gone.id,
                          .version = gone.version,
                          .name = deputy->contact.name.reveal(),
                          .email = deputy->contact.email.reveal()});
    });
}

void ScenarioDesk::attend(const std::string& name, Instant from, Instant until)
{
    using std::chrono::duration_cast;
    using std::chrono::minutes;
    const Meeting known = meeting();
    const AttendanceWindow window{.from = duration_cast<minutes>(from - known.starts_at),
                                  .until = duration_cast<minutes>(until - known.starts_at)};
    const InviteeId id = seat(name).id;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return change_windows(work,
                              tools,
                              person("support-1"),
                              {.meeting = meeting_,
                               .version = known.version,
                               .seats = {{.id = id, .window = window}},
                               .confirmed = everything});
    });
}

void ScenarioDesk::attend_all(const std::string& name)
{
    const int version = meeting().version;
    const InviteeId id = seat(name).id;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return change_windows(work,
                              tools,
                              person("support-1"),
                              {.meeting = meeting_,
                               .version = version,
                               .seats = {{.id = id}},
                               .confirmed = everything});
    });
}

void ScenarioDesk::keep_away(const std::string& name)
{
    const SeatHolder holder = holder_called(name);
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return flag_excluded_person(work,
                                    tools,
                                    person("support-1"),
                                    {.case_id = CaseId{"case-1"},
                                     .member = holder.member.value_or(FamilyMemberId{}),
                                     .contact = holder.contact.value_or(ContactId{}),
                                     .reason = FreeText{"Order of the court"}});
    });
}

void ScenarioDesk::readdress(const std::string& name, const std::string& email)
{
    const SeatHolder holder = holder_called(name);
    if (holder.user)
        run(temp_.pool(),
            "update staff_user set email = '" + email + "' where id = '" + holder.user->text() +
                "'");
    if (holder.contact)
        run(temp_.pool(),
            "update contact set email = '" + email + "' where id = '" + holder.contact->text() +
                "'");
    if (holder.member)
        run(temp_.pool(),
            "update family_member set email = '" + email + "' where id = '" +
                holder.member->text() + "'");
}

TakenReply ScenarioDesk::return_mail_of(const std::string& name)
{
    const Invitee holder = seat(name);
    return transact([&](UnitOfWork& work, const MeetingTools& tools) {
        return take_reply(work,
                          tools,
                          {.tokens = {reply_token(links_, holder.id.text())},
                           .nature = MailNature::returned,
                           .fault = PartFault::missing,
                           .status = "5.1.1",
                           .key = random_.id()});
    });
}

void ScenarioDesk::send_again_to(const std::string& name)
{
    const InviteeId id = seat(name).id;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        for (const OutboxMessage& message : work.outbox.of_meeting(authority_1, meeting_))
            if (message.invitee == id)
                return resend_message(work, tools, person("support-1"), meeting_, message.id);
        throw std::runtime_error{"nothing was sent"};
    });
}

TakenReply ScenarioDesk::reply(const std::string& name, const ScenarioReply& said)
{
    const Invitee holder = seat(name);
    MailedAnswer answer{.from = said.from.empty() ? holder.email.reveal() : said.from,
                        .uid = said.uid.empty() ? holder.calendar_uid : said.uid,
                        .partstat = said.partstat,
                        .sequence = said.sequence.value_or(0),
                        .stamp = utc_text(clock_.now() - std::chrono::minutes{said.minutes_ago}),
                        .method = said.method,
                        .extra = said.more};
    if (said.uid_in_capitals)
        std::ranges::transform(answer.uid, answer.uid.begin(), [](unsigned char c) {
            return static_cast<char>(std::toupper(c));
        });
    std::string text = reply_calendar(answer);
    if (!said.sequence) text.erase(text.find("SEQUENCE:0\r\n"), 12);
    IncomingReply mail = calendar::read_reply(text, "", named_zone).reply;
    mail.tokens = {reply_token(links_, holder.id.text())};
    mail.from = Email{answer.from};
    mail.key = random_.id();
    return transact(
        [&](UnitOfWork& work, const MeetingTools& tools) { return take_reply(work, tools, mail); });
}

TakenReply ScenarioDesk::reply_with(const std::string& name, std::string calendar)
{
    const Invitee holder = seat(name);
    const auto replace = [&](const std::string& piece, const std::string& by) {
        for (auto at = calendar.find(piece); at != std::string::npos; at = calendar.find(piece))
            calendar.replace(at, piece.size(), by);
    };
    replace("THEIR-UID", holder.calendar_uid);
    replace("THEIR-ADDRESS", holder.email.reveal());
    IncomingReply mail = calendar::read_reply(calendar, "", named_zone).reply;
    mail.tokens = {reply_token(links_, holder.id.text())};
    mail.from = holder.email;
    mail.key = random_.id();
    return transact(
        [&](UnitOfWork& work, const MeetingTools& tools) { return take_reply(work, tools, mail); });
}

void ScenarioDesk::set_proposal_aside(const std::string& name)
{
    const InviteeId id = seat(name).id;
    transact([&](UnitOfWork& work, const MeetingTools& tools) {
        for (const MailedReply& each : work.replies.of_meeting(authority_1, meeting_))
            if (each.seat == id && each.state == ReplyState::waiting)
                return discard_mailed_reply(work, tools, person("support-1"), meeting_, each.id);
        throw std::runtime_error{"nothing of " + name + " waits"};
    });
}

std::vector<ToldMail> ScenarioDesk::deliver()
{
    Mailboxes mailboxes;
    if (!mail_goes_out) return {};
    server::OutboxWorker worker{{temp_.database(),
                                 clock_,
                                 random_,
                                 metrics_,
                                 mailboxes,
                                 seal_,
                                 {links_, "https://meetings.exampleshire.example"}}};
    while (worker.run_once() > 0) {
    }
    return mailboxes.mails;
}

Meeting ScenarioDesk::meeting()
{
    return temp_.database()
        .read([&](UnitOfWork& work) { return work.meetings.find(authority_1, meeting_); })
        .value();
}

Invitee ScenarioDesk::seat(const std::string& name)
{
    const SeatHolder& holder = holder_called(name);
    const auto all = temp_.database().read(
        [&](UnitOfWork& work) { return work.invitees.of_meeting(authority_1, meeting_); });
    for (const InviteeEntry& each : all)
        if (each.invitee.holder == holder) return each.invitee;
    throw std::runtime_error{name + " is not invited"};
}

SeatRequest ScenarioDesk::request(const std::string& name)
{
    return {.holder = holder_called(name)};
}

std::string ScenarioDesk::holder_of(const std::string& uid)
{
    return temp_.database().read([&](UnitOfWork& work) -> std::string {
        for (const OutboxMessage& message : work.outbox.of_meeting(authority_1, meeting_)) {
            const auto entry = work.invitees.find(authority_1, message.invitee.value());
            if (!entry || entry->invitee.calendar_uid != uid) continue;
            for (const Known& known : everybody())
                if (known.holder == entry->invitee.holder) return known.name;
        }
        return "nobody";
    });
}

}  // namespace quorate::test
