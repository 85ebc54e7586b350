import './field.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

type FieldProps = Readonly<{ label: string; optional?: string; error?: string | null }>;
type Ids = Readonly<{ id: string; 'aria-invalid': boolean; 'aria-describedby'?: string }>;

/** A label, its control and what is wrong with it. */
export function Field({
  label,
  optional,
  error,
  control,
}: FieldProps & { control: (ids: Ids) => ComponentChildren }) {
  const id = useId();
  const errorId = `${id}-error`;
  const ids: Ids = error
    ? { id, 'aria-invalid': true, 'aria-describedby': errorId }
    : { id, 'aria-invalid': false };
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
        {optional ? <span class="field__optional"> · {optional}</span> : null}
      </label>
      {control(ids)}
      {error ? (
        <span class="field__error" id={errorId}>
          <Icon name="warning" size={14} />
          {error}
        </span>
      ) : null}
    </div>
  );
}

export function TextField({
  label,
  optional,
  error,
  ...input
}: FieldProps & Omit<JSX.InputHTMLAttributes, 'label'>) {
  return (
    <Field
      label={label}
      {...(optional === undefined ? {} : { optional })}
      error={error ?? null}
      control={(ids) => <input {...input} {...ids} class="input" />}
    />
  );
}

export type Choice = Readonly<{ value: string; label: string }>;

export function SelectField({
  label,
  optional,
  error,
  choices,
  value,
  ...select
}: FieldProps & { choices: readonly Choice[] } & Omit<JSX.SelectHTMLAttributes, 'label'>) {
  return (
    <Field
      label={label}
      {...(optional === undefined ? {} : { optional })}
      error={error ?? null}
      control={(ids) => (
        <select {...select} {...ids} value={value} class="input">
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
