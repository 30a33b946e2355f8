#include "server/jobs/mail_composer.hpp"

#include <algorithm>
#include <stdexcept>

#include "calendar/itip/decline_counter.hpp"
#include "calendar/itip/invitation.hpp"
#include "calendar/itip/wording.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/chair_parts.hpp"
#include "core/meetings/change_seen_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitation_plan.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/needs_interpreter.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/release_pack.hpp"
#include "core/pack/report_due.hpp"
#include "core/people/authority_store.hpp"
#include "core/polls/poll_store.hpp"
#include "core/replies/reply_store.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/support/text.hpp"
#include "server/jobs/staff_mail.hpp"
#include "server/mail/actions_due_mail.hpp"
#include "server/mail/invitation_mail.hpp"
#include "server/mail/mime.hpp"
#include "server/mail/moved_dates_mail.hpp"
#include "server/mail/pack_mail.hpp"
#include "server/mail/poll_mail.hpp"
#include "server/mail/report_due_mail.hpp"
#include "server/mail/time_declined_mail.hpp"

namespace quorate::server {
namespace {

// Whether somebody is to know that the meeting they are taken off takes place: colleagues, but
// never those who must be kept away from the family.
bool goes_ahead_without(core::UnitOfWork& work,
                        const core::Meeting& meeting,
                        const core::Invitee& invitee)
{
    return meeting.status == core::MeetingStatus::scheduled && !core::is_family(invitee.holder) &&
           !core::Candidates{work, meeting}.is_excluded(invitee.holder);
}

// Whether a professional is invited to a meeting of another family that is held together with this
// one: two invitations that look the same.
bool is_at_another_with(core::UnitOfWork& work,
                        const core::Meeting& meeting,
                        const core::SeatHolder& holder)
{
    if (core::is_family(holder)) return false;
    return std::ranges::any_of(core::held_with(work, meeting), [&](const core::Meeting& other) {
        const auto seats = work.invitees.of_meeting(other.authority, other.id);
        return std::ranges::any_of(seats, [&](const core::InviteeEntry& seat) {
            return seat.invitee.holder == holder && !seat.invitee.removed_at;
        });
    });
}

std::string domain_of(const std::string& address)
{
    const auto at = address.rfind('@');
    if (at == std::string::npos) throw std::invalid_argument{"not an e-mail address"};
    return address.substr(at + 1);
}

// Whose mail it is: what its replies are known by.
const std::string& recipient_of(const core::OutboxMessage& message)
{
    if (message.invitee) return message.invitee->text();
    if (message.circulation) return message.circulation->text();
    if (message.reader_code) return message.reader_code->text();
    if (message.account) return message.account->text();
    if (message.proposal) return message.proposal->text();
    if (!message.emergency.empty()) return message.emergency;
    if (!message.address_link.empty()) return message.address_link.text();
    if (message.poll_seat) return message.poll_seat->text();
    if (!message.chased_owner.empty()) return message.chased_owner;
    return message.notice.value().text();
}

// The part after the + of the address that answers to the message go to.
std::string reply_token_of(core::UnitOfWork& work,
                           const ComposerTools& tools,
                           const core::OutboxMessage& message)
{
    std::string known;
    if (message.poll_seat)
        known = work.polls.expected_mail_of(message.authority, *message.poll_seat);
    else if (message.invitee)
        known =
            work.replies.expected_of({.authority = message.authority, .seat = *message.invitee});
    return core::known_reply_token(tools.links, recipient_of(message), known);
}

// Whoever reads a mail of the seat answers to its address.
void expect_reply(core::UnitOfWork& work,
                  const ComposerTools& tools,
                  const core::OutboxMessage& message)
{
    work.replies.expect({.authority = message.authority, .seat = message.invitee.value()},
                        core::reply_token_hash(tools.links, reply_token_of(work, tools, message)));
}

// What every mail of one message shares.
struct Letterhead {
    core::Authority authority;
    std::string reply_to;
    std::string message_id;
};

Letterhead letterhead(core::UnitOfWork& work,
                      const ComposerTools& tools,
                      const core::OutboxMessage& message)
{
    auto authority = work.authorities.find(message.authority).value();
    const std::string token = reply_token_of(work, tools, message);
    Letterhead head{.authority = std::move(authority), .reply_to = {}, .message_id = {}};
    head.reply_to = token_address(head.authority.meetings_email, token);
    head.message_id = message.message_id + '@' + domain_of(head.authority.meetings_email);
    return head;
}

ComposedMail posted(const Letterhead& head,
                    const core::OutboxMessage& message,
                    const core::PersonName& to_name,
                    const MailText& said,
                    std::optional<CalendarPart> calendar)
{
    return {.sender = head.reply_to,
            .bytes = message_bytes({.from_name = head.authority.name,
                                    .from_email = head.authority.meetings_email,
                                    .reply_to_email = head.reply_to,
                                    .to_name = to_name,
                                    .to_email = message.to,
                                    .subject = said.subject,
                                    .message_id = head.message_id,
                                    .date = message.created_at,
                                    .text = said.text,
                                    .html = said.html,
                                    .calendar = std::move(calendar)})};
}

std::optional<ComposedMail> invitation(core::UnitOfWork& work,
                                       const ComposerTools& tools,
                                       const core::OutboxMessage& message)
{
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto seat = work.invitees.find(message.authority, message.invitee.value());
    if (!meeting || !seat) return std::nullopt;
    const core::Invitee& invitee = seat->invitee;
    const bool cancel = message.kind == core::MessageKind::cancel;
    const bool over = invitee.removed_at || meeting->status == core::MeetingStatus::cancelled;
    if (!cancel && over) return std::nullopt;

    const Letterhead head = letterhead(work, tools, message);
    const core::RecipientClass recipient = core::recipient_class(invitee.holder);
    const bool family = recipient == core::RecipientClass::family;
    const std::string reference = core::seat_reference(*meeting, recipient, tools.links);
    const core::Language language = invitee.language;
    const core::Whereabouts where =
        core::whereabouts(work, *meeting, invitee.holder, head.authority, reference, language);
    // A cancellation tells no time that its reader did not know.
    const core::AttendedTime time = core::invited_time(work, *meeting, invitee);
    const bool is_chair = invitee.holder.user == meeting->chair;
    const std::string parts =
        is_chair ? core::chair_parts(work, *meeting, language) : std::string{};
    const core::Instant starts_at =
        cancel ? message.starts_at.value_or(time.starts_at) : time.starts_at;
    const core::Instant ends_at = cancel ? message.ends_at.value_or(time.ends_at) : time.ends_at;
    // Of the seat alone: they are not to say that the meeting is off.
    const bool seat_only = cancel && meeting->status != core::MeetingStatus::cancelled;
    const std::string link = tools.public_url + "/i/" + core::seat_link_token(tools.links, invitee);
    // Names of the family stand nowhere in a calendar, not even their own in their own.
    const core::PersonName shown_name = family ? core::PersonName{} : seat->name;
    const calendar::Invitation told{
        .uid = invitee.calendar_uid,
        .sequence = message.sequence,
        .starts_at = starts_at,
        .ends_at = ends_at,
        .summary = family ? calendar::family_summary(reference, language)
                          : calendar::neutral_summary(reference, language),
        .location = family ? std::string{} : where.place,
        .description = family ? calendar::family_description(link, language)
                              : (parts.empty() ? "" : parts + "\n") +
                                    calendar::neutral_description(link, language),
        .last_words = seat_only ? calendar::need_not_come_description(language) : std::string{},
        .organiser_name = head.authority.name,
        .organiser_email = head.reply_to,
        .attendee_name = shown_name,
        .attendee_email = message.to,
        .participation = invitee.requirement == core::Requirement::optional
                             ? calendar::Participation::optional
                             : calendar::Participation::required,
        .reply = invitee.reply,
        .stamp = message.created_at,
        .created = std::min(invitee.created_at, message.created_at),
        .last_modified = message.created_at};

    expect_reply(work, tools, message);
    if (message.kind == core::MessageKind::time_declined)
        return posted(
            head,
            message,
            shown_name,
            mail_text(TimeDeclinedMail{.recipient = recipient,
                                       .reference = reference,
                                       .starts_at = starts_at,
                                       .ends_at = ends_at,
                                       .link = link,
                                       .service_name = head.authority.name,
                                       .service_phone = head.authority.meetings_phone,
                                       .language = language}),
            CalendarPart{CalendarMethod::decline_counter, calendar::decline_counter_text(told)});

    const bool update =
        !cancel && !message.change_summary.empty() && work.outbox.was_told_before(message);
    const bool reminder = message.kind == core::MessageKind::reminder;
    MeetingMail mail{.kind = cancel     ? MailKind::cancellation
                             : reminder ? MailKind::reminder
                             : update   ? MailKind::update
                                        : MailKind::invitation,
                     .recipient = recipient,
                     .reference = reference,
                     .starts_at = starts_at,
                     .ends_at = ends_at,
                     .where = where,
                     .mode = meeting->mode,
                     .link = invitee.removed_at ? std::string{} : link,
                     .is_chair = is_chair,
                     .parts = parts,
                     .arrival = core::arrival_text(
                         *meeting, core::minutes_with_chair(work, *meeting, invitee), language),
                     .has_replied = invitee.reply != core::Reply::none,
                     .goes_ahead = cancel && goes_ahead_without(work, *meeting, invitee),
                     .need_not_come = seat_only,
                     .needs_interpreter = core::needs_interpreter(work, *meeting, invitee.holder),
                     .is_one_of_several = is_at_another_with(work, *meeting, invitee.holder),
                     .service_name = head.authority.name,
                     .service_phone = head.authority.meetings_phone,
                     .language = language};
    if (update) {
        mail.changes = core::split(message.change_summary, '\n');
        mail.asks_again = core::asks_again(mail.changes);
    }
    const bool is_off =
        cancel && !invitee.removed_at && meeting->status == core::MeetingStatus::cancelled;
    if (update || is_off) {
        const auto change = work.changes_seen.find(message.authority, invitee.id);
        mail.asks_to_confirm = change && !change->seen_at;
    }
    // A second event in the calendar would be all that a reminder's could do.
    if (reminder) return posted(head, message, shown_name, mail_text(mail), std::nullopt);
    return posted(
        head,
        message,
        shown_name,
        mail_text(mail),
        CalendarPart{cancel ? CalendarMethod::cancel : CalendarMethod::request,
                     cancel ? calendar::cancel_text(told) : calendar::request_text(told)});
}

// That a report is missing, with the link to write it behind. Says of no family which it is about.
std::optional<ComposedMail> report_due(core::UnitOfWork& work,
                                       const ComposerTools& tools,
                                       const core::OutboxMessage& message)
{
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto seat = work.invitees.find(message.authority, message.invitee.value());
    if (!meeting || !seat) return std::nullopt;
    const core::Invitee& invitee = seat->invitee;
    const Letterhead head = letterhead(work, tools, message);
    const core::ReportDue due = core::report_due(
        *meeting,
        work.local_rules.of(message.authority),
        core::calendars_of(work, message.authority, core::shipped_bank_holidays()));
    expect_reply(work, tools, message);
    const MailText said = mail_text(ReportDueMail{
        .reference =
            core::seat_reference(*meeting, core::recipient_class(invitee.holder), tools.links),
        .meeting_on = core::london_date(meeting->starts_at),
        .due_on = due.on,
        .written_on = core::london_date(message.created_at),
        .link = tools.public_url + "/i/" + core::seat_link_token(tools.links, invitee) + "/report",
        .service_name = head.authority.name,
        .service_phone = head.authority.meetings_phone,
        .language = invitee.language});
    return posted(head, message, seat->name, said, std::nullopt);
}

// That the pack of a meeting can be read, with the link to it. Says of no family which it is about.
std::optional<ComposedMail> pack_ready(core::UnitOfWork& work,
                                       const ComposerTools& tools,
                                       const core::OutboxMessage& message,
                                       const core::PackNotice& notice)
{
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto seat = work.invitees.find(message.authority, message.invitee.value());
    if (!meeting || !seat) return std::nullopt;
    const core::Invitee& invitee = seat->invitee;
    const Letterhead head = letterhead(work, tools, message);
    expect_reply(work, tools, message);
    const MailText said = mail_text(PackMail{
        .reference =
            core::seat_reference(*meeting, core::recipient_class(invitee.holder), tools.links),
        .starts_at = core::invited_time(work, *meeting, invitee).starts_at,
        .is_supplement = notice.is_supplement,
        .pack_version = notice.pack_version,
        .link = tools.public_url + "/i/" + core::seat_link_token(tools.links, invitee) + "/pack",
        .service_name = head.authority.name,
        .service_phone = head.authority.meetings_phone,
        .language = invitee.language});
    return posted(head, message, seat->name, said, std::nullopt);
}

// Minutes or action points to read: a link, and nothing of what is behind it.
std::optional<ComposedMail> papers(core::UnitOfWork& work,
                                   const ComposerTools& tools,
                                   const core::OutboxMessage& message,
                                   core::Instant now)
{
    const auto told = core::papers_mail(work, tools.links, message, now);
    if (!told) return std::nullopt;
    const bool minutes = told->kind == core::CirculationKind::minutes;
    const Letterhead head = letterhead(work, tools, message);
    const MailText said = mail_text(
        MeetingMail{.kind = minutes ? MailKind::minutes_ready : MailKind::action_points_ready,
                    .recipient = told->recipient,
                    .reference = told->reference,
                    .starts_at = told->starts_at,
                    .ends_at = told->ends_at,
                    .link = tools.public_url + told->link_path,
                    .action_points = told->action_points,
                    .is_corrected = told->is_corrected,
                    .service_name = head.authority.name,
                    .service_phone = head.authority.meetings_phone,
                    .language = told->language});
    return posted(head, message, {}, said, std::nullopt);
}

// The code with which papers are read. Without any link: whoever asked has the page open.
std::optional<ComposedMail> reader_code(core::UnitOfWork& work,
                                        const ComposerTools& tools,
                                        const core::OutboxMessage& message,
                                        core::Instant now)
{
    const auto told = core::code_mail(work, tools.links, message, now);
    if (!told) return std::nullopt;
    const Letterhead head = letterhead(work, tools, message);
    const MailText said = mail_text(MeetingMail{.kind = MailKind::one_time_code,
                                                .recipient = told->recipient,
                                                .reference = told->reference,
                                                .starts_at = told->starts_at,
                                                .ends_at = told->ends_at,
                                                .link = {},
                                                .code = told->digits,
                                                .service_name = head.authority.name,
                                                .service_phone = head.authority.meetings_phone,
                                                .language = told->language});
    return posted(head, message, {}, said, std::nullopt);
}

// How many dates moved and why, and where to sign in.
std::optional<ComposedMail> moved_dates(core::UnitOfWork& work,
                                        const ComposerTools& tools,
                                        const core::OutboxMessage& message)
{
    const auto told = work.date_moves.notice(message.authority, message.notice.value());
    if (!told) return std::nullopt;
    const Letterhead head = letterhead(work, tools, message);
    const MailText said = mail_text(MovedDatesMail{.dates = told->dates,
                                                   .cause = told->reason.cause,
                                                   .made_at = told->made_at,
                                                   .link = tools.public_url + "/moved-dates",
                                                   .service_name = head.authority.name,
                                                   .service_phone = head.authority.meetings_phone});
    return posted(head, message, {}, said, std::nullopt);
}

// Of their account or address, or of what waits for them.
std::optional<ComposedMail> about_no_meeting(core::UnitOfWork& work,
                                             const ComposerTools& tools,
                                             const core::OutboxMessage& message)
{
    const Letterhead head = letterhead(work, tools, message);
    const auto said = staff_mail_text(work, tools, message, head.authority);
    if (!said) return std::nullopt;
    return posted(head, message, {}, *said, std::nullopt);
}

// How many action points are due, and where they are.
std::optional<ComposedMail> actions_due(core::UnitOfWork& work,
                                        const ComposerTools& tools,
                                        const core::OutboxMessage& message)
{
    const auto told = core::chase_mail(work, tools.links, message);
    if (!told) return std::nullopt;
    const Letterhead head = letterhead(work, tools, message);
    const MailText said = mail_text(ActionsDueMail{.told = *told,
                                                   .link = tools.public_url + told->link_path,
                                                   .service_name = head.authority.name,
                                                   .service_phone = head.authority.meetings_phone});
    return posted(head, message, {}, said, std::nullopt);
}

// Which times are asked about, or what came of it.
std::optional<ComposedMail> poll(core::UnitOfWork& work,
                                 const ComposerTools& tools,
                                 const core::OutboxMessage& message,
                                 core::Instant now)
{
    const auto told = core::told_poll(work, tools.links, message, now);
    if (!told) return std::nullopt;
    const core::PollSeatId seat = message.poll_seat.value();
    work.polls.expect_mail(
        message.authority,
        seat,
        core::reply_token_hash(tools.links, reply_token_of(work, tools, message)));
    const Letterhead head = letterhead(work, tools, message);
    const MailText said = mail_text(PollMail{
        .told = *told,
        .link = told->link_path.empty() ? std::string{} : tools.public_url + told->link_path,
        .service_name = head.authority.name,
        .service_phone = head.authority.meetings_phone});
    return posted(head, message, {}, said, std::nullopt);
}

}  // namespace

std::optional<ComposedMail> compose(core::UnitOfWork& work,
                                    const ComposerTools& tools,
                                    const core::OutboxMessage& message,
                                    core::Instant now)
{
    if (!core::still_to_be_told(work, message)) return std::nullopt;
    switch (message.kind) {
        case core::MessageKind::request:
        case core::MessageKind::cancel:
        case core::MessageKind::time_declined:
            return invitation(work, tools, message);
        case core::MessageKind::reminder:
            if (const auto notice = core::pack_notice(work, message))
                return pack_ready(work, tools, message, *notice);
            return work.agency_reports.is_chase(message.authority, message.id)
                       ? report_due(work, tools, message)
                       : invitation(work, tools, message);
        case core::MessageKind::minutes:
        case core::MessageKind::actions:
            return papers(work, tools, message, now);
        case core::MessageKind::reader_code:
            return reader_code(work, tools, message, now);
        case core::MessageKind::moved_dates:
            return moved_dates(work, tools, message);
        case core::MessageKind::account:
        case core::MessageKind::account_dormant:
        case core::MessageKind::second_person:
        case core::MessageKind::emergency_access:
        case core::MessageKind::address_check:
        case core::MessageKind::excluded_attempt:
        case core::MessageKind::staff_notice:
            return about_no_meeting(work, tools, message);
        case core::MessageKind::actions_due:
            return actions_due(work, tools, message);
        case core::MessageKind::poll:
        case core::MessageKind::poll_outcome:
            return poll(work, tools, message, now);
    }
    return std::nullopt;
}

std::string token_address(const std::string& meetings_email, const std::string& token)
{
    const auto at = meetings_email.rfind('@');
    if (at == std::string::npos) throw std::invalid_argument{"not an e-mail address"};
    return meetings_email.substr(0, at) + '+' + token.substr(0, core::reply_token_length) +
           meetings_email.substr(at);
}

}  // namespace quorate::server
