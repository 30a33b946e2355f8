#include "core/circulation/bundle_sent.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

void add_line(BundleEntry& entry, const char* label, std::string words)
{
    if (!trimmed(words).empty()) entry.lines.push_back({label, FreeText{std::move(words)}});
}

// What is known of the meetings whose mails are looked at.
class Meetings {
public:
    Meetings(UnitOfWork& work, const FamilyCase& family) : work_{work}, family_{family}
    {
        for (const Meeting& each : work.meetings.of_case(family.authority, family.id))
            references_[each.id] = each.reference;
    }

    std::string reference(const MeetingId& meeting) const
    {
        const auto found = references_.find(meeting);
        return found == references_.end() ? std::string{} : found->second;
    }

    // When the mail server was last given the message. What comes back ends later than it left.
    std::optional<Instant> left_at(const OutboxMessage& message)
    {
        if (message.state == MessageState::sent) return message.terminal_at;
        if (message.meeting.empty()) return std::nullopt;
        std::optional<Instant> left;
        for (const DeliveryEvent& event : delivery(message.meeting).events)
            if (event.message == message.id &&
                (event.step == DeliveryStep::sent || event.step == DeliveryStep::in_doubt))
                left = event.at;
        return left;
    }

private:
    const MeetingDelivery& delivery(const MeetingId& meeting)
    {
        const auto known = deliveries_.find(meeting);
        if (known != deliveries_.end()) return known->second;
        return deliveries_.emplace(meeting, work_.deliveries.of_meeting(family_.authority, meeting))
            .first->second;
    }

    UnitOfWork& work_;
    const FamilyCase& family_;
    std::map<MeetingId, std::string> references_;
    std::map<MeetingId, MeetingDelivery> deliveries_;
};

SeatHolder holder_of(const BundleSubject& subject)
{
    SeatHolder holder;
    if (!subject.contact.empty()) holder.contact = subject.contact;
    if (!subject.member.empty()) holder.member = subject.member;
    if (!subject.user.empty()) holder.user = subject.user;
    return holder;
}

// The copy that took the place of this one: it is taken back at the moment at which that leaves.
const Circulation* newer_copy(const Circulation& old, const std::vector<CirculationRow>& copies)
{
    if (!old.revoked_at || !old.invitee) return nullptr;
    for (const CirculationRow& row : copies) {
        const Circulation& each = row.circulation;
        if (each.id != old.id && each.invitee == old.invitee && each.kind == old.kind &&
            each.sent_at == *old.revoked_at)
            return &each;
    }
    return nullptr;
}

const char* what_became_of(const Circulation& old, const Circulation* newer)
{
    if (newer == nullptr) return "Taken back";
    const auto& had = old.released.amendments;
    const bool is_corrected = std::ranges::any_of(
        newer->released.amendments,
        [&had](const AmendmentId& each) { return std::ranges::count(had, each) == 0; });
    return is_corrected ? "Replaced by a corrected copy" : "Replaced by a newer copy";
}

}  // namespace

std::string_view mail_words(const OutboxMessage& message)
{
    switch (message.kind) {
        case MessageKind::request:
            return "An invitation, or a change of one";
        case MessageKind::cancel:
            return "That a meeting is cancelled";
        case MessageKind::minutes:
            return "A link to papers";
        case MessageKind::actions:
            return "What you agreed to do";
        case MessageKind::reminder:
            switch (reminder_of(message)) {
                case ReminderOf::report:
                    return "A request for the report";
                case ReminderOf::pack:
                    return "A link to the pack";
                case ReminderOf::meeting:
                    break;
            }
            return "A reminder";
        case MessageKind::moved_dates:
            return "That last days for meetings moved";
        case MessageKind::poll:
            return "Which of a few times suits you";
        case MessageKind::poll_outcome:
            return "What came of the times that you were asked about";
        case MessageKind::time_declined:
            return "The answer to a time that you proposed";
        case MessageKind::actions_due:
            return "How much of what you agreed to do is due";
        case MessageKind::reader_code:
            return "A code to open papers";
        case MessageKind::account:
            return "A change of how you sign in";
        case MessageKind::second_person:
            return "That something waits for a second person";
        case MessageKind::account_dormant:
            return "That your account is not used";
        case MessageKind::emergency_access:
            return "A notice of emergency access";
        case MessageKind::address_check:
            return "Whether this address is yours";
        case MessageKind::excluded_attempt:
            return "A notice that something was refused";
        case MessageKind::staff_notice:
            return "What others changed in your work";
    }
    return "A mail";
}

BundlePart mails_to(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject)
{
    BundlePart part{.heading = "Mails to you", .entries = {}};
    if (subject.is_child()) return part;
    Meetings meetings{work, family};
    for (const OutboxMessage& each :
         work.outbox.written_to(family.authority, family.id, holder_of(subject))) {
        if (!may_have_left(each)) continue;
        BundleEntry entry{.title = "A mail", .lines = {}};
        add_line(entry, "What", std::string{mail_words(each)});
        add_line(entry, "Of the meeting", meetings.reference(each.meeting));
        add_line(entry, "To", each.to.reveal());
        if (const auto left = meetings.left_at(each))
            add_line(entry, "Sent", london_long_time(*left));
        else
            add_line(entry, "Written", london_long_time(each.created_at));
        if (each.state != MessageState::sent)
            add_line(entry, "What became of it", std::string{label(each)});
        part.entries.push_back(std::move(entry));
    }
    return part;
}

BundleEntry copy_entry(const Circulation& sent, const std::vector<CirculationRow>& copies)
{
    BundleEntry entry{
        .title = sent.kind == CirculationKind::minutes ? "Papers of a meeting" : "An action point",
        .lines = {}};
    add_line(entry, "Sent", london_long_time(sent.sent_at));
    if (sent.opened_at) add_line(entry, "Opened", london_long_time(*sent.opened_at));
    if (sent.revoked_at)
        add_line(entry,
                 what_became_of(sent, newer_copy(sent, copies)),
                 london_long_time(*sent.revoked_at));
    return entry;
}

}  // namespace quorate::core
