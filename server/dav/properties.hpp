#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/dav/multistatus.hpp"
#include "server/dav/place.hpp"
#include "server/dav/shelf.hpp"
#include "server/dav/xml.hpp"

namespace quorate::server {

/// What a PROPFIND or REPORT asks for.
struct WantedProps {
    std::vector<XmlName> names = {};
    bool all = false;         // allprop, or an empty body
    bool only_names = false;  // propname
};

/// Whether more properties are asked for than any program knows of: each is told of each resource.
bool asks_for_too_much(const XmlElement& request);

/// Nothing when the element is no such thing.
std::optional<WantedProps> wanted_props(const XmlElement& request);

/// What is known of the place, which is the asker's own. `object` is the entry's, and its text is
/// among the properties when calendar-data is asked for.
PropAnswer props_of(Shelf& shelf,
                    const Place& place,
                    const OwnObject* object,
                    const WantedProps& wanted);

/// <D:need-privileges> for changing what is there, or for adding or removing under it.
std::string need_privileges(const std::string& href, std::string_view privilege);

}  // namespace quorate::server
