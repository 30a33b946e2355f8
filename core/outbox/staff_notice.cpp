#include "core/outbox/staff_notice.hpp"

#include "core/delivery/delivery_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {

namespace {

// Whoever is told stands where other messages have their account: a contact has an id of the same
// kind, and no account may have it.
void enqueue(UnitOfWork& work,
             Instant now,
             RandomSource& random,
             const AuthorityId& authority,
             const std::string& who,
             const Email& to,
             const StaffNotice& notice)
{
    const std::string id = random.id();
    const int news = static_cast<int>(notice.news);
    work.outbox.enqueue({.id = OutboxMessageId{id},
                         .authority = authority,
                         .dedupe_key = dedupe_key(MessageKind::staff_notice, id, news),
                         .kind = MessageKind::staff_notice,
                         .account = UserId{who},
                         .sequence = news,
                         .change_summary = notice.said + '\n' + notice.path,
                         .to = to,
                         .message_id = random.uid(),
                         .next_at = now,
                         .created_at = now});
}

}  // namespace

void tell_staff(UnitOfWork& work,
                const Clock& clock,
                RandomSource& random,
                const User& who,
                const StaffNotice& notice)
{
    if (!who.active || who.email.empty()) return;
    enqueue(work, clock.now(), random, who.authority, who.id.text(), who.email, notice);
}

void tell_contact(UnitOfWork& work,
                  const Clock& clock,
                  RandomSource& random,
                  const Contact& who,
                  const StaffNotice& notice)
{
    if (!who.active || who.email.empty()) return;
    if (work.deliveries.is_wrong(who.authority, {.contact = who.id}, who.email) ||
        work.deliveries.is_unchecked(who.authority, who.id, who.email))
        return;
    enqueue(work, clock.now(), random, who.authority, who.id.text(), who.email, notice);
}

bool staff_notice_still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.account) return false;
    if (const auto user = work.users.find(*message.account))
        return user->active && user->email == message.to;
    const auto contact = work.contacts.find(message.authority, ContactId{message.account->text()});
    return contact && contact->contact.active && contact->contact.email == message.to;
}

std::optional<StaffNotice> staff_notice(const OutboxMessage& message)
{
    const auto end = message.change_summary.find('\n');
    if (message.kind != MessageKind::staff_notice || end == std::string::npos) return std::nullopt;
    return StaffNotice{.news = StaffNews{message.sequence},
                       .said = message.change_summary.substr(0, end),
                       .path = message.change_summary.substr(end + 1)};
}

}  // namespace quorate::core
