#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/pack/agency_report.hpp"
#include "core/preparation/preparation_point.hpp"

namespace quorate::core {

/// Whose words they are: the person's own, or those of the child's advocate.
enum class ViewsBy { self, advocate };

/// How they came: written, told to somebody who wrote them down, or drawn.
enum class ViewsWay { written, told, drawn };

// Stable codes: "advocate", "drawn" ...
std::string_view code(ViewsBy by);
std::string_view code(ViewsWay way);
std::optional<ViewsBy> views_by_from(std::string_view code);
std::optional<ViewsWay> views_way_from(std::string_view code);
std::string_view label(ViewsWay way);  // "Told to somebody"

/// What somebody said before a meeting. Never changed; what is said later is added. What its writer
/// entered by mistake is kept, counts for nothing and goes to nobody.
struct FamilyViews {
    FamilyViewsId id;
    AuthorityId authority;
    MeetingId meeting;
    PreparedPerson person;
    ViewsBy by = ViewsBy::self;
    ViewsWay way = ViewsWay::written;
    Date given_on = {};
    std::string sealed_text = {};
    std::optional<ReportFile> picture = {};
    bool may_be_shown = false;  // to the family; nothing is that nobody marked
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<Instant> mistaken_at = {};  // when its writer said that it was a mistake

    friend bool operator==(const FamilyViews&, const FamilyViews&) = default;
};

}  // namespace quorate::core
