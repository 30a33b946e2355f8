#pragma once

#include "core/people/policy_note.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Who set the policies, in the table `policy_note`.
class PolicyNoteStore final : public core::PolicyNoteStore {
public:
    explicit PolicyNoteStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::PolicyNote& note) override;
    std::vector<core::PolicyNote> of_authority(const core::AuthorityId& authority) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
