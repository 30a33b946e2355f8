#include "core/replies/decide_reply.hpp"

#include <algorithm>
#include <tuple>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// A clock that is further ahead than that tells nothing about order.
constexpr std::chrono::hours most_ahead{24};

// The clock of whoever answers may be a little behind ours.
constexpr std::chrono::minutes behind{10};

WaitReason reason_of(PartFault fault)
{
    switch (fault) {
        case PartFault::missing:
            return WaitReason::no_calendar;
        case PartFault::disagree:
            return WaitReason::parts_disagree;
        case PartFault::winmail:
            return WaitReason::winmail;
        case PartFault::unreadable:
            return WaitReason::unreadable;
        case PartFault::one_occurrence:
            return WaitReason::one_occurrence;
        case PartFault::not_read:
            return WaitReason::not_read;
        case PartFault::none:
            break;
    }
    return WaitReason::none;
}

Instant stamp_of(const IncomingReply& mail, Instant now)
{
    if (!mail.stamp || *mail.stamp > now + most_ahead) return now;
    return *mail.stamp;
}

// What they last knew of when they answered, if they do not say.
int sequence_known_at(const ReplyingSeat& seat, Instant stamp)
{
    int sequence = seat.told.empty() ? 0 : seat.told.front().sequence;
    for (const ToldVersion& each : seat.told)
        if (each.at <= stamp + behind) sequence = std::max(sequence, each.sequence);
    return sequence;
}

int sequence_of(const IncomingReply& mail, const ReplyingSeat& seat, Instant stamp)
{
    if (!mail.sequence) return sequence_known_at(seat, stamp);
    const int highest = seat.told.empty() ? 0 : seat.told.back().sequence;
    return std::clamp(*mail.sequence, 0, highest);
}

bool is_same_uid(const std::string& one, const std::string& other)
{
    return lower_case(one) == lower_case(other);
}

// From where they were invited, or the address that the directory has for them.
bool is_theirs(const IncomingReply& mail, const ReplyingSeat& seat)
{
    const std::string from = lower_case(mail.from.reveal());
    return !from.empty() &&
           (from == lower_case(seat.email.reveal()) || from == lower_case(seat.own.reveal()));
}

// Why nobody's word is taken for it without a look, if so.
WaitReason doubt_about(const IncomingReply& mail, const ReplyingSeat& seat)
{
    if (mail.fault == PartFault::not_read) return WaitReason::not_read;
    if (!is_theirs(mail, seat)) return WaitReason::other_sender;
    if (mail.sender == SenderCheck::failed) return WaitReason::sender_unproven;
    if (mail.fault != PartFault::none) return reason_of(mail.fault);
    // A REFRESH may lack all but the UID, and some programs lose that.
    if (!mail.uid.empty() && !is_same_uid(mail.uid, seat.uid)) return WaitReason::other_meeting;
    if (mail.uid.empty() && mail.method != ReplyMethod::refresh) return WaitReason::unreadable;
    if (mail.method == ReplyMethod::none) return WaitReason::unreadable;
    return WaitReason::none;
}

Reply reply_of(MailedAnswer answer, MeetingMode mode)
{
    if (answer == MailedAnswer::declined) return Reply::cannot_come;
    return mode == MeetingMode::video ? Reply::remote : Reply::attend;
}

// Whether another answer counts already, given later than this one.
bool is_overtaken(const ReplyingSeat& seat, const ReplyDecision& made)
{
    const SeatMailState& mail = seat.mail;
    if (mail.sequence && mail.stamp &&
        std::tie(made.sequence, made.stamp) < std::tie(*mail.sequence, *mail.stamp))
        return true;
    // On the page behind the link, or by telephone: that is known by our own clock.
    const bool otherwise = seat.replied_at && seat.replied_at != mail.applied_at;
    return otherwise && made.stamp < *seat.replied_at;
}

// Whether a person wrote something that can be read, or that nobody but a person can make out.
bool says_something(const IncomingReply& mail)
{
    return mail.nature == MailNature::answer &&
           (!mail.note.empty() || mail.fault != PartFault::none ||
            mail.method == ReplyMethod::counter);
}

ReplyDecision with(ReplyDecision made, ReplyOutcome outcome, WaitReason reason = WaitReason::none)
{
    made.outcome = outcome;
    made.reason = reason;
    return made;
}

ReplyDecision decide_answer(const IncomingReply& mail, const ReplyingSeat& seat, ReplyDecision made)
{
    switch (mail.answer) {
        case MailedAnswer::accepted:
        case MailedAnswer::declined:
            break;
        case MailedAnswer::tentative:
            return with(made, ReplyOutcome::waits, WaitReason::tentative);
        case MailedAnswer::delegated:
            if (seat.is_family) return with(made, ReplyOutcome::waits, WaitReason::not_offered);
            return with(made, ReplyOutcome::delegated);
        case MailedAnswer::needs_action:
            return with(made, ReplyOutcome::nothing_new);
        case MailedAnswer::none:
        case MailedAnswer::other:
            return with(made, ReplyOutcome::waits, WaitReason::unreadable);
    }
    made.reply = reply_of(mail.answer, seat.mode);
    const bool is_same = made.reply == seat.reply && seat.mail.sequence == made.sequence &&
                         seat.mail.stamp == made.stamp;
    return with(made, is_same ? ReplyOutcome::nothing_new : ReplyOutcome::applied);
}

ReplyDecision decide_counter(const IncomingReply& mail,
                             const ReplyingSeat& seat,
                             ReplyDecision made)
{
    if (!mail.proposed_from || !mail.proposed_until || *mail.proposed_until <= *mail.proposed_from)
        return with(made, ReplyOutcome::waits, WaitReason::unreadable);
    if (*mail.proposed_from == seat.starts_at && *mail.proposed_until == seat.ends_at)
        return with(made, ReplyOutcome::waits, WaitReason::tentative);
    return with(made, ReplyOutcome::proposed);
}

}  // namespace

int asked_since(const ReplyingSeat& seat)
{
    int since = 0;
    for (const ToldVersion& each : seat.told)
        if (each.starts_at != seat.starts_at || each.ends_at != seat.ends_at)
            since = each.sequence + 1;
    return since;
}

std::optional<ToldVersion> told_of(const ReplyingSeat& seat, int sequence)
{
    std::optional<ToldVersion> found;
    for (const ToldVersion& each : seat.told)
        if (each.sequence <= sequence) found = each;
    return found;
}

ReplyDecision decide_reply(const IncomingReply& mail, const ReplyingSeat& seat, Instant now)
{
    ReplyDecision made;
    made.stamp = stamp_of(mail, now);
    made.sequence = sequence_of(mail, seat, made.stamp);
    if (mail.nature == MailNature::returned) return with(made, ReplyOutcome::returned);
    if (mail.nature == MailNature::delayed) return with(made, ReplyOutcome::delayed);
    if (!seat.takes_replies)
        return with(
            made, ReplyOutcome::too_late, says_something(mail) ? seat.late : WaitReason::none);
    // An automatic answer may be a calendar's own: then it is one.
    if (mail.nature == MailNature::automatic && mail.fault != PartFault::none)
        return with(made, ReplyOutcome::automatic);

    const WaitReason doubt = doubt_about(mail, seat);
    if (doubt != WaitReason::none) return with(made, ReplyOutcome::waits, doubt);
    if (mail.method == ReplyMethod::refresh) {
        const bool is_soon =
            seat.mail.refreshed_at && now < *seat.mail.refreshed_at + refresh_every;
        return with(made, is_soon ? ReplyOutcome::asked_before : ReplyOutcome::sent_again);
    }
    const WaitReason words = mail.nature == MailNature::answer && !mail.note.empty()
                                 ? WaitReason::not_counted
                                 : WaitReason::none;
    if (made.sequence < asked_since(seat)) return with(made, ReplyOutcome::earlier_time, words);
    if (is_overtaken(seat, made)) return with(made, ReplyOutcome::overtaken, words);
    return mail.method == ReplyMethod::counter ? decide_counter(mail, seat, made)
                                               : decide_answer(mail, seat, made);
}

}  // namespace quorate::core
