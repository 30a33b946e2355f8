#include "db/stores/owner_list.hpp"

#include <algorithm>

namespace quorate::db {
namespace {

std::size_t length_for(std::size_t count)
{
    std::size_t length = 1;
    while (length < count)
        length *= 4;
    return length;
}

}  // namespace

void ask_list(Asked& asked, const std::vector<std::string>& texts)
{
    const std::size_t length = length_for(texts.size());
    asked.text += "(";
    for (std::size_t i = 0; i < length; ++i) {
        asked.text += (i == 0 ? ":l" : ", :l") + std::to_string(asked.values.size());
        asked.bind(texts.empty() ? std::string{} : texts[std::min(i, texts.size() - 1)]);
    }
    asked.text += ")";
}

void ask_list(Asked& asked, const std::vector<core::CalendarOwner>& owners)
{
    std::vector<std::string> keys;
    for (const core::CalendarOwner& each : owners)
        keys.push_back(owner_key(each));
    ask_list(asked, keys);
}

}  // namespace quorate::db
