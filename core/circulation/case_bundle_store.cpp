#include "core/circulation/case_bundle_store.hpp"

namespace quorate::core {

std::string_view code(BundleState state)
{
    return state == BundleState::released ? "released" : "waiting";
}

const std::string& BundleSubject::text() const
{
    if (is_child()) return child.text();
    if (!member.empty()) return member.text();
    return contact.empty() ? user.text() : contact.text();
}

std::string_view BundleSubject::kind() const
{
    if (is_child()) return "child";
    if (!member.empty()) return "member";
    return contact.empty() ? "user" : "contact";
}

bool BundleSubject::holds(const SeatHolder& seat) const
{
    const auto is = [](const auto& id, const auto& other) {
        return !id.empty() && other && *other == id;
    };
    return is(member, seat.member) || is(contact, seat.contact) || is(user, seat.user);
}

BundleSubject bundle_subject_from(std::string_view kind, const std::string& id)
{
    if (kind == "child") return {.child = ChildId{id}};
    if (kind == "member") return {.member = FamilyMemberId{id}};
    if (kind == "contact") return {.contact = ContactId{id}};
    if (kind == "user") return {.user = UserId{id}};
    return {};
}

}  // namespace quorate::core
