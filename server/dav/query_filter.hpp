#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "server/dav/xml.hpp"

namespace quorate::server {

/// A condition on a property of the component: that it is not there, or holds a text.
struct PropFilter {
    std::string name = {};
    bool is_not_defined = false;
    std::optional<std::string> text = {};
    bool negate = false;
};

/// The filter of a calendar-query (RFC 4791 9.7), as far as calendars of one kind of component need
/// it.
struct QueryFilter {
    std::string component = {};  // "VEVENT"; empty: any
    std::optional<core::TimeSpan> span = {};
    std::vector<PropFilter> props = {};
};

/// Nothing for a filter of a kind that is not known.
std::optional<QueryFilter> query_filter(const XmlElement& filter);

/// Whether an entry of our own writing passes the conditions on its properties.
bool passes(const QueryFilter& filter, std::string_view entry);

/// start and end of a time-range; either may be open. Nothing when they are no UTC times.
std::optional<core::TimeSpan> time_range(const XmlElement& range);

}  // namespace quorate::server
