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
    {PolicyKind::report_fees, "report_fees", "Who pays health services for a report"},
};

struct PayerRow {
    FeePayer payer;
    std::string_view code;
    std::string_view label;
};

constexpr PayerRow payer_rows[] = {
    {FeePayer::not_said, "not_said", "Nothing is said about it"},
    {FeePayer::council, "council", "The council pays"},
    {FeePayer::health_body, "health_body", "The health board or integrated care board pays"},
    {FeePayer::nobody, "nobody", "No fee is paid"},
};

constexpr std::array payers{
    FeePayer::not_said, FeePayer::council, FeePayer::health_body, FeePayer::nobody};

constexpr std::array kinds{PolicyKind::quorum,
                           PolicyKind::reminders,
                           PolicyKind::escalation,
                           PolicyKind::records,
                           PolicyKind::report_fees};

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

std::span<const FeePayer> all_fee_payers()
{
    return payers;
}

std::string_view code(FeePayer payer)
{
    return std::ranges::find(payer_rows, payer, &PayerRow::payer)->code;
}

std::optional<FeePayer> fee_payer_from(std::string_view code)
{
    const auto* found = std::ranges::find(payer_rows, code, &PayerRow::code);
    if (found == std::end(payer_rows)) return std::nullopt;
    return found->payer;
}

std::string_view label(FeePayer payer)
{
    return std::ranges::find(payer_rows, payer, &PayerRow::payer)->label;
}

FeePayer fee_payer_of(UnitOfWork& work, const AuthorityId& authority)
{
    for (const PolicyNote& note : work.policy_notes.of_authority(authority))
        if (note.kind == PolicyKind::report_fees && !note.is_owner)
            return fee_payer_from(note.value).value_or(FeePayer::not_said);
    return FeePayer::not_said;
}

}  // namespace quorate::core
