#pragma once

#include <concepts>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

/// What a page gives its template: objects, lists, texts and booleans, by name.
///     View page;
///     page["heading"] = "Needs a date";
///     page["rows"] = view_list(rows, row_view);
/// Numbers become texts with number_text(): an int given straight away would pass as a boolean.
using View = kainjow::mustache::data;

/// A text of any string type.
inline View text(std::string_view value)
{
    return View{std::string{value}};
}

/// A number, in digits.
std::string number_text(std::integral auto value)
{
    return std::to_string(value);
}

/// "1 child", "3 children".
inline std::string counted(std::integral auto count,
                           std::string_view singular,
                           std::string_view plural)
{
    return std::to_string(count) + " " + std::string{count == 1 ? singular : plural};
}

/// One View for each item, in order.
template <class Items, class MakeView>
View view_list(const Items& items, MakeView make_view)
{
    kainjow::mustache::list views;
    views.reserve(items.size());
    for (const auto& item : items)
        views.push_back(make_view(item));
    return View{views};
}

}  // namespace quorate::server
