#pragma once

#include "core/preparation/preparation_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class PreparationStore : public core::PreparationStore {
public:
    explicit PreparationStore(Sql& sql) : sql_{sql} {}

    bool add_point(const core::SettledPoint& point) override;
    std::vector<core::SettledPoint> points_of(const core::AuthorityId& authority,
                                              const core::MeetingId& meeting) override;
    bool approve_point(const core::AuthorityId& authority,
                       const core::SettledPointId& id,
                       const core::UserId& by,
                       core::Instant at) override;

    void add_views(const core::FamilyViews& views, const std::string& sealed_picture) override;
    std::vector<core::FamilyViews> views_of(const core::AuthorityId& authority,
                                            const core::MeetingId& meeting) override;
    std::optional<std::string> picture(const core::AuthorityId& authority,
                                       const core::FamilyViewsId& id) override;
    void mark_views(const core::AuthorityId& authority,
                    const core::FamilyViewsId& id,
                    bool may_be_shown) override;

    bool mark_mistaken(const core::AuthorityId& authority,
                       const core::FamilyViewsId& id,
                       core::Instant at) override;
    void add_exclusion(const core::ExclusionRequest& request) override;
    std::vector<core::ExclusionRequest> exclusions_of(const core::AuthorityId& authority,
                                                      const core::MeetingId& meeting) override;
    bool decide_exclusion(const core::AuthorityId& authority,
                          const core::ExclusionRequestId& id,
                          const core::ExclusionDecided& decided) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
