#include "core/people/policy_note.hpp"

#include <algorithm>
#include <array>

namespace quorate::core {
namespace {

struct KindRow {
    PolicyKind kind;
    std::string_view code;
    std::string_view label;
};

constexpr KindRow rows[] = {
    {PolicyKind::quorum, "quorum", "Who makes a meeting quorate"},
    {PolicyKind::reminders, "reminders", "Who is reminded of a meeting, and when"},
    {PolicyKind::escalation, "escalation", "Who is told of overdue action points"},
    {PolicyKind::records, "records", "How soon letters and records leave"},
};

constexpr std::array kinds{
    PolicyKind::quorum, PolicyKind::reminders, PolicyKind::escalation, PolicyKind::records};

}  // namespace

std::span<const PolicyKind> all_policy_kinds()
{
    return kinds;
}

std::string_view code(PolicyKind kind)
{
    return std::ranges::find(rows, kind, &KindRow::kind)->code;
}

std::optional<PolicyKind> policy_kind_from(std::string_view code)
{
    const auto* found = std::ranges::find(rows, code, &KindRow::code);
    if (found == std::end(rows)) return std::nullopt;
    return found->kind;
}

std::string_view label(PolicyKind kind)
{
    return std::ranges::find(rows, kind, &KindRow::kind)->label;
}

void note_policy_set(
    UnitOfWork& work, const AuthorityId& authority, PolicyKind kind, const UserId& by, Instant now)
{
    work.policy_notes.add(authority, {.kind = kind, .noted_by = by, .noted_at = now});
}

}  // namespace quorate::core
