#pragma once

#include "core/actions/action_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ActionStore : public core::ActionStore {
public:
    explicit ActionStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::ActionPoint& action) override;
    std::optional<core::ActionRow> find(const core::AuthorityId& authority,
                                        const core::ActionPointId& id) override;
    std::optional<std::pair<core::AuthorityId, core::ActionRow>> find_by_link(
        const std::string& link_hash) override;
    core::Result<int> save(const core::AuthorityId& authority,
                           const core::ActionPoint& action) override;
    std::vector<core::ActionRow> of_meeting(const core::AuthorityId& authority,
                                            const core::MeetingId& meeting) override;
    std::vector<core::ActionRow> of_case(const core::AuthorityId& authority,
                                         const core::CaseId& id) override;
    std::vector<core::ActionRow> open_of_user(const core::AuthorityId& authority,
                                              const core::UserId& user,
                                              const std::optional<core::ActionCursor>& after,
                                              int limit,
                                              const std::optional<core::Date>& today) override;
    std::vector<core::ActionRow> closed_of_user(const core::AuthorityId& authority,
                                                const core::UserId& user,
                                                int limit) override;
    std::map<core::ActionPointId, int> numbers_of_user(const core::AuthorityId& authority,
                                                       const core::UserId& user) override;
    std::vector<core::ActionRow> open_on_cases_of(const core::AuthorityId& authority,
                                                  const core::UserId& user,
                                                  int limit) override;
    std::vector<core::ActionRow> found(const core::Actor& actor,
                                       core::Reach reach,
                                       core::Instant now,
                                       const core::ActionQuery& query) override;
    std::vector<core::ActionRow> open_of_owner(const core::AuthorityId& authority,
                                               const core::ActionOwner& owner) override;
    std::vector<core::ActionRow> open_of_agency(const core::AuthorityId& authority,
                                                const core::AgencyId& agency,
                                                core::Date today) override;
    std::vector<core::ActionRow> open_of_managed(const core::AuthorityId& authority,
                                                 const core::UserId& manager,
                                                 core::Date today) override;
    std::vector<core::DueAction> to_do_by(const core::AuthorityId& authority,
                                          core::Date until,
                                          core::Date today) override;
    int count_late_in_teams(const core::AuthorityId& authority,
                            const core::UserId& user,
                            core::Date until,
                            core::Date today) override;
    bool was_chased(const core::AuthorityId& authority, core::Date day) override;
    std::optional<core::Date> last_chased(const core::AuthorityId& authority,
                                          core::Date day) override;
    bool claim_chase(const core::AuthorityId& authority,
                     core::Date day,
                     core::Instant now) override;
    std::optional<core::OwnerLink> owner_link(const core::AuthorityId& authority,
                                              const core::ActionOwner& owner) override;
    void keep_owner_link(const core::AuthorityId& authority,
                         const core::ActionOwner& owner,
                         const core::OwnerLink& link) override;
    std::optional<std::pair<core::AuthorityId, core::ActionOwner>> owner_by_link(
        const std::string& link_hash, core::Instant now) override;
    int count_due(const core::AuthorityId& authority,
                  const core::UserId& user,
                  core::Date today) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
