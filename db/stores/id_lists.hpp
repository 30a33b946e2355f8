#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/support/text.hpp"

namespace quorate::db {

// Ids hold letters, digits and hyphens only, so a list of them is a text with commas.

template <class Id>
std::string joined(const std::vector<Id>& ids)
{
    std::string text;
    for (const Id& id : ids)
        text += (text.empty() ? "" : ",") + id.text();
    return text;
}

template <class Id>
std::vector<Id> ids_from(const std::string& text)
{
    std::vector<Id> ids;
    for (std::string& piece : core::split(text, ','))
        ids.emplace_back(std::move(piece));
    return ids;
}

}  // namespace quorate::db
