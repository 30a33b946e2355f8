#include "core/directory/address_check.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/directory/directory_access.hpp"
#include "core/directory/directory_change.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::contact_verify_address;
constexpr std::string_view theirs = "theirs";
constexpr std::string_view not_theirs = "not_theirs";

// The contact whose address the actor may say something of.
Result<Contact> checkable(UnitOfWork& work, const Actor& actor, const ContactId& id, Instant now)
{
    if (const auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    const auto entry = work.contacts.find(actor.authority, id);
    const bool is_own = entry && actor.agency && entry->contact.agency == *actor.agency;
    if (!entry || (actor.role == Role::agency_user && !is_own))
        return hidden_entry(action, id.text());
    const auto allowed = permit_own(actor,
                                    action,
                                    {.id = id.text(),
                                     .owner = is_own ? actor.user.text() : std::string{},
                                     .authority = actor.authority},
                                    now);
    if (!allowed) return allowed.error();
    return entry->contact;
}

// Where such agencies have no mail, somebody's word is not enough: their own answer is asked for.
std::optional<std::string> outside_fault(UnitOfWork& work, const Contact& contact)
{
    const auto agency = work.agencies.find(contact.authority, contact.agency);
    if (!agency) return std::nullopt;
    return domain_fault(work.allowed_domains.of(contact.authority), agency->kind, contact.email);
}

bool is_to(const AddressLink& link, const Contact& contact)
{
    return contact.active && link.email.reveal() == lower_case(contact.email.reveal());
}

// The link and its contact, while the link can be answered.
struct Asked {
    AddressLink link;
    ContactEntry entry;
};

Result<Asked> asked(UnitOfWork& work,
                    const LinkTokens& links,
                    const std::string& token,
                    Instant now)
{
    const auto link = work.address_links.find_by_link(links.hash(token));
    if (!link || link->answered_at || link->expires_at <= now) return Refusal::link_stopped;
    const auto entry = work.contacts.find(link->authority, link->contact);
    if (!entry || !is_to(*link, entry->contact)) return Refusal::link_stopped;
    return Asked{.link = *link, .entry = *entry};
}

// The contact that a mail asks, while it is to be asked.
std::optional<Asked> asked_by(UnitOfWork& work, const OutboxMessage& message)
{
    if (message.address_link.empty()) return std::nullopt;
    const auto link = work.address_links.find(message.authority, message.address_link);
    if (!link || link->answered_at) return std::nullopt;
    const auto entry = work.contacts.find(message.authority, link->contact);
    if (!entry || !is_to(*link, entry->contact)) return std::nullopt;
    return Asked{.link = *link, .entry = *entry};
}

}  // namespace

Result<Done> check_contact_address(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const ContactId& id,
                                   std::string_view proof)
{
    const Instant now = clock.now();
    const auto contact = checkable(work, actor, id, now);
    if (!contact) return contact.error();
    if (const auto fault = outside_fault(work, *contact)) return invalid("email", *fault);
    if (!work.deliveries.mark_checked(actor.authority, id, contact->email, actor.user, proof, now))
        return Refusal::wrong_state;
    // The worker asks again of each message whether it has to wait: another's may.
    work.outbox.release_address(actor.authority, contact->email, now);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = id.text(),
           .detail = "address=checked proof=" + std::string{proof}});
    return Done{};
}

Result<AddressLink> send_address_link(UnitOfWork& work,
                                      const AddressLinkTools& tools,
                                      const Actor& actor,
                                      const ContactId& id)
{
    const Instant now = tools.clock.now();
    const auto contact = checkable(work, actor, id, now);
    if (!contact) return contact.error();
    if (!contact->active || !work.deliveries.is_unchecked(actor.authority, id, contact->email))
        return Refusal::wrong_state;
    const auto before = work.address_links.of_contact(actor.authority, id);
    const auto of_today = std::ranges::count_if(
        before, [&](const AddressLink& each) { return each.sent_at > now - std::chrono::days{1}; });
    if (of_today >= most_address_links_a_day) return Refusal::too_many_attempts;

    AddressLink link{.id = AddressLinkId{tools.random.id()},
                     .authority = actor.authority,
                     .contact = id,
                     .email = Email{lower_case(contact->email.reveal())},
                     .sent_by = actor.user,
                     .sent_at = now,
                     .expires_at = now + address_link_lasts};
    link.link_hash = tools.links.hash(tools.links.token(address_link_purpose, link.id.text(), 1));
    work.address_links.add(link);
    work.outbox.enqueue({.id = OutboxMessageId{tools.random.id()},
                         .authority = actor.authority,
                         .dedupe_key = dedupe_key(MessageKind::address_check, link.id.text(), 0),
                         .kind = MessageKind::address_check,
                         .address_link = link.id,
                         .to = contact->email,
                         .message_id = tools.random.uid(),
                         .next_at = now,
                         .created_at = now});
    audit(work, actor, now, {.action = action, .object = id.text(), .detail = "address=link_sent"});
    return link;
}

AddressStanding address_standing(UnitOfWork& work, const Contact& contact)
{
    AddressStanding standing{
        .outside = outside_fault(work, contact).value_or(""),
        .is_unchecked = work.deliveries.is_unchecked(contact.authority, contact.id, contact.email)};
    for (const AddressLink& each : work.address_links.of_contact(contact.authority, contact.id))
        if (!standing.last_link && is_to(each, contact)) standing.last_link = each;
    return standing;
}

Result<AddressQuestion> open_address_link(UnitOfWork& work,
                                          const LinkTokens& links,
                                          const std::string& token,
                                          Instant now)
{
    const auto answered = work.address_links.find_by_link(links.hash(token));
    const bool is_answered = answered && answered->expires_at > now &&
                             (answered->answer == theirs || answered->answer == not_theirs);
    if (is_answered) return AddressQuestion{.answer = answered->answer};
    const auto found = asked(work, links, token, now);
    if (!found) return found.error();
    const auto council = work.authorities.find(found->link.authority);
    return AddressQuestion{.name = found->entry.contact.name,
                           .job_title = found->entry.contact.job_title,
                           .agency = found->entry.agency_name,
                           .council = council ? council->name : ""};
}

Result<Done> answer_address_link(UnitOfWork& work,
                                 const AddressLinkTools& tools,
                                 const std::string& token,
                                 bool is_theirs,
                                 const std::string& network)
{
    const Instant now = tools.clock.now();
    const auto found = asked(work, tools.links, token, now);
    if (!found) return found.error();
    const auto& [link, entry] = *found;
    if (!work.address_links.answer(
            link.authority, link.id, std::string{is_theirs ? theirs : not_theirs}, now))
        return Refusal::link_stopped;
    const Actor reader{.user = UserId{"link:" + link.contact.text()},
                       .authority = link.authority,
                       .role = Role::agency_link,
                       .credential = "link",
                       .network = network};
    if (is_theirs) {
        work.deliveries.mark_checked(
            link.authority, link.contact, link.email, reader.user, proof_mailed_link, now);
        work.outbox.release_address(link.authority, link.email, now);
    }
    audit(work,
          reader,
          now,
          {.action = action,
           .object = link.contact.text(),
           .detail = is_theirs ? "address=checked proof=" + std::string{proof_mailed_link}
                               : "address=not_theirs"});
    return Done{};
}

Language address_link_language(UnitOfWork& work, const LinkTokens& links, const std::string& token)
{
    const auto link = work.address_links.find_by_link(links.hash(token));
    if (!link) return Language::english;
    const auto entry = work.contacts.find(link->authority, link->contact);
    return entry ? entry->contact.language : Language::english;
}

std::optional<AddressMail> address_mail(UnitOfWork& work,
                                        const LinkTokens& links,
                                        const OutboxMessage& message)
{
    const auto found = asked_by(work, message);
    if (!found) return std::nullopt;
    return AddressMail{
        .link_path =
            "/v/" + links.known_token(
                        address_link_purpose, found->link.id.text(), 1, found->link.link_hash),
        .expires_at = found->link.expires_at,
        .language = found->entry.contact.language};
}

bool address_link_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    return asked_by(work, message).has_value();
}

}  // namespace quorate::core
