#include "server/templates/renderer.hpp"

#include <algorithm>

#include "server/templates/program.hpp"

namespace quorate::server {
namespace {

void append_escaped(std::string& out, std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find_first_of("&<>\"'", at), text.size());
        out.append(text.substr(at, next - at));
        if (next == text.size()) return;
        switch (text[next]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += "&#39;";
        }
        at = next + 1;
    }
}

bool is_nothing(const View* view)
{
    if (view == nullptr || view->is_invalid() || view->is_false() || view->is_empty_list())
        return true;
    return view->is_string() && view->string_value().empty();
}

/// One rendering: the text so far, and the objects a name is looked up in, innermost last.
class Run {
public:
    explicit Run(const View& data) : scopes_{&data} { out_.reserve(16 * 1024); }

    void steps(const Program& program, std::size_t at, std::size_t end)
    {
        while (at < end) {
            const Step& step = program[at++];
            switch (step.kind) {
                case Step::Kind::literal:
                    out_ += step.literal;
                    break;
                case Step::Kind::escaped:
                    append_escaped(out_, value(step));
                    break;
                case Step::Kind::raw:
                    out_ += value(step);
                    break;
                case Step::Kind::partial:
                    steps(*step.into, 0, step.into->size());
                    break;
                case Step::Kind::inverted:
                    if (is_nothing(find(step.path))) steps(program, at, step.end);
                    at = step.end;
                    break;
                case Step::Kind::section:
                    section(program, at, step);
                    at = step.end;
            }
        }
    }

    std::string take() { return std::move(out_); }

private:
    void section(const Program& program, std::size_t at, const Step& step)
    {
        const View* view = find(step.path);
        if (is_nothing(view)) return;
        if (!view->is_list()) return within(*view, program, at, step.end);
        for (const View& item : view->list_value())
            within(item, program, at, step.end);
    }

    void within(const View& scope, const Program& program, std::size_t at, std::size_t end)
    {
        scopes_.push_back(&scope);
        steps(program, at, end);
        scopes_.pop_back();
    }

    const View* find(const std::vector<std::string>& path) const
    {
        if (path.empty()) return scopes_.back();
        const View* found = nullptr;
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && found == nullptr; ++scope)
            found = (*scope)->get(path.front());
        for (auto name = path.begin() + 1; name != path.end() && found != nullptr; ++name)
            found = found->get(*name);
        return found;
    }

    const std::string& value(const Step& step) const
    {
        static const std::string none;
        const View* found = find(step.path);
        if (found != nullptr && found->is_string()) return found->string_value();
        if (found != nullptr && found->is_false()) return none;
        throw std::logic_error{"nothing to show for {{" + step.name + "}}"};
    }

    std::string out_;
    std::vector<const View*> scopes_;
};

const Programs& compiled_in()
{
    static const Programs programs{template_sources()};
    return programs;
}

}  // namespace

Programs::Programs(std::span<const TemplateSource> sources)
{
    std::string_view name;
    try {
        for (const TemplateSource& source : sources) {
            name = source.name;
            programs_.emplace(name, compile(source.text));
        }
        for (auto& [own_name, program] : programs_) {
            name = own_name;
            link(program);
        }
        for (const auto& [own_name, program] : programs_) {
            std::vector<const Program*> open;
            refuse_cycles(own_name, program, open);
        }
    } catch (const std::logic_error& error) {
        throw std::logic_error{"template " + std::string{name} + ": " + error.what()};
    }
}

Program* Programs::find(std::string_view name)
{
    auto found = programs_.find(name);
    if (found == programs_.end()) found = programs_.find("components/" + std::string{name});
    return found == programs_.end() ? nullptr : &found->second;
}

void Programs::link(Program& program)
{
    for (Step& step : program) {
        if (step.kind != Step::Kind::partial) continue;
        step.into = find(step.name);
        if (step.into == nullptr) throw std::logic_error{"there is no partial " + step.name};
    }
}

void Programs::refuse_cycles(const std::string& name,
                             const Program& program,
                             std::vector<const Program*>& open) const
{
    if (std::ranges::find(open, &program) != open.end())
        throw std::logic_error{name + " is inside itself"};
    open.push_back(&program);
    for (const Step& step : program)
        if (step.kind == Step::Kind::partial) refuse_cycles(step.name, *step.into, open);
    open.pop_back();
}

std::string Programs::render(std::string_view name, const View& data) const
{
    const auto found = programs_.find(name);
    if (found == programs_.end())
        throw std::logic_error{"there is no template " + std::string{name}};
    Run run{data};
    try {
        run.steps(found->second, 0, found->second.size());
    } catch (const std::logic_error& error) {
        throw std::logic_error{"template " + std::string{name} + ": " + error.what()};
    }
    return run.take();
}

std::string_view template_source(std::string_view name)
{
    const auto sources = template_sources();
    const auto found = std::ranges::find(sources, name, &TemplateSource::name);
    return found == sources.end() ? std::string_view{} : found->text;
}

std::string render(std::string_view name, const View& data)
{
    return compiled_in().render(name, data);
}

void check_templates()
{
    compiled_in();
}

}  // namespace quorate::server
