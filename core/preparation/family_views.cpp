#include "core/preparation/family_views.hpp"

namespace quorate::core {

std::string_view code(ViewsBy by)
{
    return by == ViewsBy::self ? "self" : "advocate";
}

std::string_view code(ViewsWay way)
{
    switch (way) {
        case ViewsWay::written:
            return "written";
        case ViewsWay::told:
            return "told";
        case ViewsWay::drawn:
            break;
    }
    return "drawn";
}

std::optional<ViewsBy> views_by_from(std::string_view text)
{
    for (const ViewsBy each : {ViewsBy::self, ViewsBy::advocate})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::optional<ViewsWay> views_way_from(std::string_view text)
{
    for (const ViewsWay each : {ViewsWay::written, ViewsWay::told, ViewsWay::drawn})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::string_view label(ViewsWay way)
{
    switch (way) {
        case ViewsWay::written:
            return "In writing";
        case ViewsWay::told:
            return "Told to somebody, who wrote it down";
        case ViewsWay::drawn:
            break;
    }
    return "A drawing";
}

}  // namespace quorate::core
