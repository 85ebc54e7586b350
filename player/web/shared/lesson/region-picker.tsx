import './region-picker.css';
import { useAccount, useApp } from '../app-context.ts';
import { SelectField } from '../ui/field.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { regionCodes } from './region-codes.ts';
import { regionLevel } from './region-level.ts';
import { RegionPath } from './region-path.tsx';

/**
 * Down from the account's own region, level by level, as far as there is something to choose. A region that is not
 * below the account's own is shown, and gives way to the first choice.
 */
export function RegionPicker({
  value,
  onChange,
}: {
  value: string;
  onChange: (region: string) => void;
}) {
  const { t } = useApp();
  const root = useAccount().region;
  const codes = regionCodes(value);
  const parents = codes.includes(root) ? codes.slice(codes.indexOf(root)) : [root];
  return (
    <fieldset class="facts__wide region-picker">
      <legend class="region-picker__own">
        <span class="field__label">{t('upload.region')}</span>
        <RegionPath code={value} />
      </legend>
      <div class="region-picker__levels">
        {parents.map((parent, index) => (
          <RegionLevel
            key={parent}
            parent={parent}
            value={parents[index + 1] ?? ''}
            onChange={(code) => onChange(code === '' ? parent : code)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function RegionLevel({
  parent,
  value,
  onChange,
}: {
  parent: string;
  value: string;
  onChange: (code: string) => void;
}) {
  const { t, regions } = useApp();
  const [children] = useLoaded(() => regions.children(parent), [parent]);
  const first = children.status === 'ready' ? children.value[0] : undefined;
  if (children.status !== 'ready' || first === undefined) return null;
  const level = regionLevel(first.code);
  return (
    <SelectField
      label={t(`upload.${level}`)}
      name={level}
      value={value}
      choices={[
        { value: '', label: t('upload.choose') },
        ...children.value.map((region) => ({ value: region.code, label: region.name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
