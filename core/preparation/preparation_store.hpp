#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/preparation/exclusion_request.hpp"
#include "core/preparation/family_views.hpp"
#include "core/preparation/preparation_point.hpp"

namespace quorate::core {

/// What is settled for the family before a meeting, what its people say, and who is to be kept out.
class PreparationStore {
public:
    virtual ~PreparationStore() = default;

    /// False when the point has that number already: somebody else was faster.
    virtual bool add_point(const SettledPoint& point) = 0;

    /// Each as it was recorded, the last of a point first.
    virtual std::vector<SettledPoint> points_of(const AuthorityId& authority,
                                                const MeetingId& meeting) = 0;

    /// False when it is approved already.
    virtual bool approve_point(const AuthorityId& authority,
                               const SettledPointId& id,
                               const UserId& by,
                               Instant at) = 0;

    /// `sealed_picture` is empty without a picture.
    virtual void add_views(const FamilyViews& views, const std::string& sealed_picture) = 0;

    /// In the order in which they were given.
    virtual std::vector<FamilyViews> views_of(const AuthorityId& authority,
                                              const MeetingId& meeting) = 0;

    /// Sealed, as it was added; nothing when there is none.
    virtual std::optional<std::string> picture(const AuthorityId& authority,
                                               const FamilyViewsId& id) = 0;

    /// Whether the family may be shown them.
    virtual void mark_views(const AuthorityId& authority,
                            const FamilyViewsId& id,
                            bool may_be_shown) = 0;

    /// That it was entered by mistake; false when somebody said so before.
    virtual bool mark_mistaken(const AuthorityId& authority,
                               const FamilyViewsId& id,
                               Instant at) = 0;

    virtual void add_exclusion(const ExclusionRequest& request) = 0;

    /// In the order in which they were asked for.
    virtual std::vector<ExclusionRequest> exclusions_of(const AuthorityId& authority,
                                                        const MeetingId& meeting) = 0;

    /// False when it is decided already.
    virtual bool decide_exclusion(const AuthorityId& authority,
                                  const ExclusionRequestId& id,
                                  const ExclusionDecided& decided) = 0;
};

}  // namespace quorate::core
