#include "core/outbox/staff_notice.hpp"

#include "core/outbox/outbox.hpp"

namespace quorate::core {

void tell_staff(UnitOfWork& work,
                const Clock& clock,
                RandomSource& random,
                const User& who,
                const StaffNotice& notice)
{
    if (!who.active || who.email.empty()) return;
    const Instant now = clock.now();
    const std::string id = random.id();
    const int news = static_cast<int>(notice.news);
    work.outbox.enqueue({.id = OutboxMessageId{id},
                         .authority = who.authority,
                         .dedupe_key = dedupe_key(MessageKind::staff_notice, id, news),
                         .kind = MessageKind::staff_notice,
                         .account = who.id,
                         .sequence = news,
                         .change_summary = notice.said + '\n' + notice.path,
                         .to = who.email,
                         .message_id = random.uid(),
                         .next_at = now,
                         .created_at = now});
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
