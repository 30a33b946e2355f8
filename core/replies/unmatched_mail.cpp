#include "core/replies/unmatched_mail.hpp"

#include <algorithm>
#include <optional>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/people/authority_store.hpp"
#include "core/replies/reply_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::imip_quarantine_review;

// "meetings+token@council.example" is "meetings@council.example".
std::string without_token(const std::string& address)
{
    const auto at = address.rfind('@');
    const auto plus = address.find('+');
    if (at == std::string::npos || plus == std::string::npos || plus > at) return address;
    return address.substr(0, plus) + address.substr(at);
}

std::optional<AuthorityId> sent_to(UnitOfWork& work, const IncomingReply& mail)
{
    const std::vector<Authority> all = work.authorities.all();
    for (const Authority& each : all)
        for (const Email& to : mail.recipients)
            if (without_token(lower_case(to.reveal())) == lower_case(each.meetings_email))
                return each.id;
    if (all.size() == 1) return all.front().id;
    return std::nullopt;
}

}  // namespace

void keep_unmatched_mail(UnitOfWork& work, const MeetingTools& tools, const IncomingReply& mail)
{
    if (mail.nature != MailNature::answer) return;
    const auto authority = sent_to(work, mail);
    if (!authority || work.replies.unmatched(*authority).size() >= most_unmatched) return;
    static_cast<void>(work.replies.add_unmatched({.id = UnmatchedMailId{tools.random.id()},
                                                  .authority = *authority,
                                                  .key = mail.key,
                                                  .received_at = tools.clock.now(),
                                                  .from = mail.from}));
}

std::vector<UnmatchedMail> unmatched_mails(UnitOfWork& work,
                                           const MeetingTools& tools,
                                           const Actor& actor)
{
    const Instant now = tools.clock.now();
    if (!permit(actor, action, actor.authority, now)) return {};
    auto found = work.replies.unmatched(actor.authority);
    if (!found.empty()) audit(work, actor, now, {.action = action, .detail = "list=unmatched"});
    return found;
}

int count_unmatched_mails(UnitOfWork& work, const Actor& actor, Instant now)
{
    if (!permit(actor, action, actor.authority, now)) return 0;
    return static_cast<int>(work.replies.unmatched(actor.authority).size());
}

Result<Done> deal_with_unmatched_mail(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const UnmatchedMailId& id)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit(actor, action, actor.authority, now); !allowed)
        return allowed.error();
    if (!work.replies.settle_unmatched(actor.authority, id, actor.user, now))
        return Refusal::not_found;
    audit(work, actor, now, {.action = action, .object = id.text(), .detail = "mail=dealt_with"});
    return Done{};
}

}  // namespace quorate::core
