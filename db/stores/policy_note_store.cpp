#include "db/stores/policy_note_store.hpp"

namespace quorate::db {

void PolicyNoteStore::add(const core::AuthorityId& authority, const core::PolicyNote& note)
{
    const std::string policy{code(note.kind)};
    const auto last = sql_.find<int>(
        "select coalesce(max(number), 0) from policy_note where authority_id = :a and policy = :p",
        authority,
        policy);
    sql_.execute(
        "insert into policy_note (authority_id, policy, number, what, owner, value, noted_by, "
        "noted_at) "
        "values (:a, :p, :n, :w, :o, :v, :b, :t)",
        authority,
        policy,
        std::get<0>(last.value()) + 1,
        std::string{note.is_owner ? "owner" : "rule"},
        note.owner,
        note.value,
        note.noted_by,
        note.noted_at);
}

std::vector<core::PolicyNote> PolicyNoteStore::of_authority(const core::AuthorityId& authority)
{
    std::vector<core::PolicyNote> all;
    for (auto& [policy, what, owner, value, by, name, at] : sql_.select<std::string,
                                                                        std::string,
                                                                        core::PersonName,
                                                                        std::string,
                                                                        core::UserId,
                                                                        core::PersonName,
                                                                        core::Instant>(
             "select n.policy, n.what, n.owner, n.value, n.noted_by, coalesce(u.name, ''), "
             "n.noted_at "
             "from policy_note n left join staff_user u on u.id = n.noted_by "
             "where n.authority_id = :a order by n.policy, n.number desc",
             authority))
        if (const auto kind = core::policy_kind_from(policy))
            all.push_back({.kind = *kind,
                           .is_owner = what == "owner",
                           .owner = std::move(owner),
                           .value = std::move(value),
                           .noted_by = std::move(by),
                           .noted_by_name = std::move(name),
                           .noted_at = at});
    return all;
}

}  // namespace quorate::db
