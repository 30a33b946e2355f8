#include "core/meetings/candidates.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {

bool has_left(UnitOfWork& work, const AuthorityId& authority, const SeatHolder& holder)
{
    if (holder.contact) {
        const auto contact = work.contacts.find(authority, *holder.contact);
        return !contact || !contact->contact.active;
    }
    if (!holder.user) return false;
    const auto user = work.users.find(*holder.user);
    return !user || user->authority != authority || !user->active;
}

bool may_have_seat(const User& user)
{
    return user.active && may_ever(user.role, Action::meeting_view);
}

Candidates::Candidates(UnitOfWork& work, const Meeting& meeting)
    : work_{work},
      authority_{meeting.authority},
      members_{work.cases.family_members_of(meeting.authority, meeting.case_id)},
      excluded_{work.cases.excluded_from(meeting.authority, meeting.case_id)}
{
}

bool Candidates::is_excluded(const SeatHolder& holder) const
{
    if (excluded_.empty()) return false;
    std::optional<ContactId> contact = holder.contact;
    if (holder.user)  // an agency's user may be known as one of its contacts
        if (const auto user = work_.users.find(*holder.user)) contact = user->contact;
    return std::ranges::any_of(excluded_, [&](const ExcludedPerson& person) {
        return (contact && person.contact == contact) ||
               (holder.member && person.member == holder.member);
    });
}

std::optional<Email> Candidates::address(const SeatHolder& holder) const
{
    if (has_left(work_, authority_, holder)) return std::nullopt;
    if (holder.contact) {
        const auto contact = work_.contacts.find(authority_, *holder.contact);
        if (!contact->agency_active) return std::nullopt;
        return contact->contact.email;
    }
    if (holder.user) {
        const auto user = work_.users.find(*holder.user);
        return may_have_seat(*user) ? std::optional{user->email} : std::nullopt;
    }
    for (const FamilyMember& member : members_)
        if (holder.member == member.id) return member.may_email ? member.email : Email{};
    return std::nullopt;
}

Language Candidates::language(const SeatHolder& holder) const
{
    std::optional<ContactId> known_as = holder.contact;
    if (holder.user)
        if (const auto user = work_.users.find(*holder.user)) known_as = user->contact;
    if (known_as)
        if (const auto contact = work_.contacts.find(authority_, *known_as))
            return contact->contact.language;
    const auto member = std::ranges::find_if(
        members_, [&](const FamilyMember& each) { return holder.member == each.id; });
    return member == members_.end() ? Language::english : message_language(*member);
}

}  // namespace quorate::core
